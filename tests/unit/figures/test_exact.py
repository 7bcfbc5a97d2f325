"""Exact figures against counts made in plain Python from the two files of the sample."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from cdop.audit.models import Event
from cdop.core.refusals import NotAllowed
from cdop.figures import release
from cdop.figures.cohort import OWN_DAYS, Basis, Cohort, cohort_for_year
from cdop.figures.measures import MEASURES
from tests.makers.panels import make_actor, make_panel, scope_of
from tests.makers.sample import counted, deaths

START, END = date(2000, 4, 1), date(2030, 3, 31)


@pytest.mark.parametrize("basis", OWN_DAYS)
@pytest.mark.parametrize("measure", list(MEASURES))
def test_every_count_is_that_of_the_files(sample, measure, basis):
    figures = release.exact(measure, Cohort(sample.panel_id, basis, START, END), by=sample)
    expected, cases = counted(measure, basis.code)
    assert dict(figures.rows) == dict(expected)
    assert figures.cases == cases


@pytest.mark.parametrize("year", ["2019-20", "2022-23", "2024-25"])
def test_a_year_holds_its_own_days_only(sample, year):
    figures = release.exact("categories", cohort_for_year(sample.panel_id, Basis.REVIEW, year), by=sample)
    expected, _ = counted("categories", "review")
    assert dict(figures.rows) == {key: count for key, count in expected.items() if key[1] == year}


def test_the_files_hold_what_the_tests_need():
    assert len(deaths()) == 722
    assert sum(1 for death in deaths() if death.reviewed_on) > 600


@pytest.mark.parametrize("role", ["analyst", "submitter", "member", "administrator"])
def test_no_exact_figure_for_those_who_may_see_protected_ones_only(db, role):
    by = make_actor(make_panel(), role)
    with scope_of(by), pytest.raises(NotAllowed):
        release.exact("cases", cohort_for_year(by.panel_id, Basis.REVIEW, "2025-26"), by=by)


def test_reading_exact_figures_is_recorded(db):
    by = make_actor(make_panel(), "chair")
    with scope_of(by), transaction.atomic():
        release.exact("factors", cohort_for_year(by.panel_id, Basis.REVIEW, "2025-26"), by=by)
        event = Event.objects.filter(act="figures.read").latest("id")
    assert (event.object_ref, event.detail["period"]) == ("factors", "2025-26")
