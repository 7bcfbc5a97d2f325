"""The invented extract, whose duplicates and twins are known: all found, none made up, no twin taken for another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cdop.imports import actions as imports
from cdop.imports.models import Row
from cdop.matching import measuring
from cdop.matching.actions import find_duplicates

SAMPLE = Path(__file__).parents[2] / "oracles" / "sample"
KEY = json.loads((SAMPLE / "key.json").read_text())


@pytest.fixture
def sample(by):
    """The extract as cases, its flagged rows as cases of their own: as when two agencies notified one death."""
    files = {name: (SAMPLE / f"{name}.csv").read_bytes() for name in ("cases", "factors")}
    imports.bring_in(**files, name="cases.csv", by=by)
    for row in Row.objects.filter(panel_id=by.panel_id, state="duplicate"):
        imports.accept_as_separate(row=row, by=by)
    return by


def test_every_planted_duplicate_is_found_and_no_twin_is_taken_for_one(sample, record_property) -> None:
    find_duplicates(by=sample)
    told = measuring.measure(KEY, measuring.all_pairs(by=sample))
    record_property("measured", measuring.words(told))
    assert (told["precision"], told["recall"]) == (1.0, 1.0)
    assert (told["twins"], told["twins_suggested"], told["twins_taken_for_one"]) == (4, 4, 0)


def test_looking_again_changes_nothing(sample) -> None:
    find_duplicates(by=sample)
    again = find_duplicates(by=sample)
    assert (again.new, again.raised_again, again.lapsed) == (0, 0, 0)
