"""The invented extract, row for row as its key says, by the command's door and by the worker's."""

import json
from pathlib import Path

import pytest

from cdop.imports import report
from cdop.imports.actions import bring_in, keep
from cdop.imports.models import Row
from cdop.imports.tasks import bring_in as work

SAMPLE = Path(__file__).parents[2] / "oracles" / "sample"
KEY = json.loads((SAMPLE / "key.json").read_text())
FILES = {"cases": (SAMPLE / "cases.csv").read_bytes(), "factors": (SAMPLE / "factors.csv").read_bytes()}


def expected(case_ref: str) -> str:
    ends = {"reject": "held", "duplicate_of": "duplicate", "out_of_scope": "out_of_scope"}
    return next((end for key, end in ends.items() if case_ref in KEY[key]), "accepted")


class Attempt:
    """A job's attempt, as its handler sees it."""

    def __init__(self, number: int, by) -> None:
        self.args, self.by, self.steps = {"batch": number}, by, []

    def step(self, name: str) -> None:
        self.steps.append(name)


@pytest.fixture(params=["command", "worker"])
def result(request, office):
    if request.param == "command":
        batch, *_ = bring_in(**FILES, name="cases.csv", by=office)
    else:
        batch, _ = keep(**FILES, name="cases.csv", by=office)
        work(Attempt(batch.pk, office))()
    return report.of_batch(batch)


def test_every_row_ends_as_the_key_says(result):
    found = {row["case_ref"]: row["state"] for row in result["rows"]}
    assert len(result["rows"]) == result["read"] == 747
    assert found == {ref: expected(ref) for ref in found}
    told = {row["case_ref"] for row in result["rows"] if row["state"] == "accepted" and row["problems"]}
    assert told == set(KEY["warn"])
    repeats = dict(Row.objects.filter(state="duplicate").values_list("case_ref", "duplicate_of"))
    assert repeats == KEY["duplicate_of"]
