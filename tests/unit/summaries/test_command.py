"""manage.py produce_summary makes the whole ones; what people must write it leaves to them."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import call_command

from cdop.artefacts.queries import problems
from cdop.core.refusals import Refused
from tests.makers.sample import PANEL

YEAR = ("--from", "2022-04-01", "--to", "2023-03-31")


@pytest.mark.parametrize(("said", "kind"), [("panel", "panel"), ("annual", "annual_report")])
def test_a_whole_summary_is_a_sound_folder(sample, tmp_path, said, kind):
    out = io.StringIO()
    place = tmp_path / "out"
    call_command("produce_summary", said, "--panel", PANEL, *YEAR, "--out", str(place), "--json", stdout=out)
    assert json.loads(out.getvalue())["out"] == str(place)
    assert problems(place) == []
    manifest = json.loads((place / "manifest.json").read_text())
    assert (manifest["kind"], manifest["period"]["from"]) == (kind, "2022-04-01")


@pytest.mark.parametrize("kind", ["theme", "case"])
def test_a_learning_summary_is_left_to_people(sample, tmp_path, kind):
    with pytest.raises(Refused, match="read by two others"):
        call_command("produce_summary", kind, "--panel", PANEL, *YEAR, "--out", str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()
