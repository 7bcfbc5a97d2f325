"""A panel that serves a county counts its districts as its own."""

from __future__ import annotations

from collections import Counter

from django.db import transaction

from cdop.figures.areas import home_areas
from cdop.figures.cohort import cohort_for_year
from cdop.figures.facts import case_facts
from cdop.figures.publications import publication
from cdop.figures.release import looking
from tests.makers.sample import deaths


def test_a_county_is_its_districts(sample):
    found = home_areas(sample.panel_id)
    assert list(found) == ["E06000008", "E06000009", *(f"E07000{n}" for n in range(117, 129))]
    assert found["E06000009"] == "Blackpool" and found["E07000123"] == "Preston"


def test_no_child_of_the_county_is_elsewhere(sample):
    kind = publication("lscb1-notified")
    cohort = cohort_for_year(sample.panel_id, kind.basis, "2022-23")
    with transaction.atomic():
        facts = case_facts(cohort)
    (table,) = kind.count(cohort, facts, looking(None, ())).tables
    assert table.counts["elsewhere",] == 0
    here = Counter(death.area for death in deaths() if death.year("notification") == "2022-23")
    assert {code: count for (code,), count in table.counts.items() if code.startswith("E") and count} == here
