"""manage.py find_duplicates: in sentences for people, in JSON for scripts, and measured by a key."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command

from cdop.core.refusals import Refused
from tests.makers.cases import make_case
from tests.makers.pairs import CHILD


def run(*words: str) -> str:
    out = StringIO()
    call_command("find_duplicates", "--panel", "matchshire", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def two(by):
    for name in ("T-1", "T-2"):
        make_case(by, **CHILD, source_reference=name)


def test_pairs_are_told_by_reference_and_never_by_name(two) -> None:
    told = run()
    assert "2 cases compared: 1 pair, 1 new, 1 to be decided." in told
    assert "T-1 and T-2: same_child" in told and "Testname" not in told
    assert "1 pair, 0 new" in run()


def test_in_json_with_precision_and_recall_by_a_key(two, tmp_path) -> None:
    key = tmp_path / "key.json"
    key.write_text(json.dumps({"duplicate_of": {"T-2": "T-1", "T-9": "T-8"}, "twin_of": {}}))
    told = json.loads(run("--json", "--key", str(key)))
    assert (told["precision"], told["recall"], told["twins_taken_for_one"]) == (1.0, 0.5, 0)
    assert told["open"][0]["cases"] == ["T-1", "T-2"]
    assert "Precision 1.00, recall 0.50." in run("--key", str(key))


def test_a_key_that_cannot_be_read_is_said_in_a_sentence(two) -> None:
    with pytest.raises(Refused, match="cannot be read as JSON"):
        run("--key", "/nowhere/key.json")
