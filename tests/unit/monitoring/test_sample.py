"""The sample extract through the door: every death once, on its day, counted apart in plain Python."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.db import transaction

from cdop.audit.models import Event
from cdop.core.refusals import NotAllowed
from cdop.figures import deaths as door
from cdop.figures import themes
from cdop.figures.cohort import Basis
from cdop.monitoring import queries
from tests.makers.panels import make_actor, make_panel, scope_of
from tests.makers.sample import deaths as told

TODAY = date(2026, 11, 22)


def test_every_death_of_the_files_comes_out_once_with_its_codes(sample):
    found = door.exact_deaths("test", queries.BEGAN, TODAY, by=sample)
    names = ("died_on", "age_band", "sex", "ethnic_group", "area", "category")
    expected = Counter(tuple(getattr(each, name) for name in names) for each in told())
    assert Counter((d.day, d.age_band, d.sex, d.ethnic_group, d.area, d.category) for d in found) == expected
    assert list(found) == sorted(found, key=lambda death: death.day)


def test_early_and_late_neonatal_deaths_are_told_apart_by_days(sample):
    found = door.exact_deaths("test", queries.BEGAN, TODAY, by=sample)
    for death in found:
        assert (death.infant_band in ("0_6d", "7_27d")) == (death.age_band == "0_27d")
        assert (death.infant_band == "28_364d") == (death.age_band == "28_364d")
    assert {death.infant_band for death in found} == {"", "0_6d", "7_27d", "28_364d"}


def test_yearly_counts_of_the_page_are_those_of_the_files(sample):
    seen = queries.look(by=sample, today=TODAY)
    side = queries.own_beside_published(seen, "infant_mortality", length=1)
    babies = [death for death in told() if death.age_band in ("0_27d", "28_364d")]
    infants = Counter(death.died_on.year for death in babies if death.area.startswith(("E06", "E07")))
    homes = {code for place in seen.places for code in place.areas}
    assert homes == {"E06000008", "E06000009", "E10000017"}
    own = {line.period.last: line.own for line in side.lines}
    assert {year: own[year].numerator for year in range(2019, 2026)} == {
        y: infants[y] for y in range(2019, 2026)
    }
    assert own[2020].mark == "e"  # births of 2020 are not among the shipped editions
    for year in (2019, 2025):  # the files begin in April 2019 and end in March 2025
        assert own[year].value is None and "recorded from 1 April 2019 to 29 March 2025" in own[year].note
    before = [reading for year, reading in own.items() if year < 2019]
    assert before and all(reading.value is None and reading.numerator is None for reading in before)


def test_who_may_not_see_exact_figures_gets_no_death_and_it_is_recorded_who_does(db):
    panel = make_panel()
    analyst, chair = make_actor(panel, "analyst"), make_actor(panel, "chair")
    with scope_of(analyst), transaction.atomic():
        with pytest.raises(NotAllowed):
            door.exact_deaths("test", queries.BEGAN, TODAY, by=analyst)
        assert queries.look(by=analyst).deaths is None
        assert not Event.objects.filter(act="figures.read").exists()
    with scope_of(chair), transaction.atomic():
        assert queries.look(by=chair).deaths == ()
        assert list(Event.objects.filter(act="figures.read").values_list("object_ref", flat=True)) == [
            "monitoring"
        ]


def test_protected_years_are_made_of_the_themes_own_numbers(sample):
    shown = themes.protected("test", Basis.DEATH, TODAY, by=sample).tables["deaths"]
    found = queries.protected_file(by=sample, today=TODAY)
    assert queries.protected_years(queries.look(by=sample, today=TODAY), by=sample) == found
    assert found.years
    for year in found.years:
        assert year.deaths == shown.value(year=year.year) and year.deaths % 5 == 0
        if year.rate is not None:
            assert year.rate == pytest.approx(year.deaths / year.people.number * 100_000)
            assert year.deaths >= 5
