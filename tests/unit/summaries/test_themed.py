"""A summary of a theme that the panel has named: its cases are those tagged so, and no fewer than five."""

from __future__ import annotations

import pytest
from django.db import transaction

from cdop.core.refusals import Refused
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.facts import case_facts
from cdop.reviews.models import Review
from cdop.summaries import about, actions
from cdop.summaries.kinds import theme as kind
from cdop.summaries.themed import code_of
from cdop.themes import actions as themes
from tests.makers.cases import make_signed_case
from tests.makers.panels import in_panel, make_actor, make_panel
from tests.makers.summaries import YEAR
from tests.makers.themes import make_tag, make_theme


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def office(panel):
    return make_actor(panel)


@pytest.fixture
def chair(panel):
    return make_actor(panel, "chair")


@pytest.fixture(autouse=True)
def inside(panel):
    with in_panel(panel):
        yield


@pytest.fixture
def named(office, chair):
    """A theme given to four reviewed deaths of five, whose factor is another one."""
    theme = make_theme(office)
    for number in range(5):
        case = make_signed_case(office, chair=chair)
        if number < 4:
            make_tag(office, theme, review_of(case))
    return theme


def review_of(case) -> Review:
    with transaction.atomic():
        return Review.objects.get(panel_id=case.panel_id, case=case, is_counted=True)


def begin(by, *codes):
    return actions.begin(kind="theme", start=YEAR[0], end=YEAR[1], factors=codes, by=by)


def a_fifth(office, chair, theme) -> None:
    make_tag(office, theme, review_of(make_signed_case(office, chair=chair)))


def test_four_tagged_deaths_are_too_few_and_five_are_not(named, office, chair) -> None:
    with pytest.raises(Refused, match="fewer than 5 reviewed deaths"):
        begin(office, code_of(named))
    a_fifth(office, chair, named)
    text = begin(office, code_of(named))
    assert text.title == "Learning about smoking in the home"
    with transaction.atomic():
        assert about.deaths_behind(text) == 5


def test_a_tag_that_is_taken_off_counts_no_more(named, office, chair) -> None:
    a_fifth(office, chair, named)
    with transaction.atomic():
        tag = named.tags.filter(panel_id=office.panel_id).first()
        themes.untag(tag=tag, by=office)
    with pytest.raises(Refused, match="fewer than 5"):
        begin(office, code_of(named))


def test_cases_of_a_merged_theme_belong_to_the_other(named, office, chair) -> None:
    a_fifth(office, chair, named)
    other = make_theme(office, "Air", ())
    with transaction.atomic():
        themes.merge(theme=named, into=other, reason="The same.", by=chair)
    with pytest.raises(Refused, match="not in use"):
        begin(office, code_of(named))
    assert begin(office, code_of(other)).factors == [code_of(other)]


def test_a_theme_of_another_panel_is_refused(named) -> None:
    south = make_panel("south")
    with in_panel(south), pytest.raises(Refused, match="not in use"):
        begin(make_actor(south), code_of(named))


def test_the_figures_ask_for_five_again_and_count_no_theme(named, office, chair) -> None:
    cohort = Cohort(office.panel_id, Basis.REVIEW, *YEAR)
    with transaction.atomic():
        facts = case_facts(cohort)
    with pytest.raises(Refused, match="fewer than 5"):
        kind.count((code_of(named),), cohort, facts, lambda counted: {})
    a_fifth(office, chair, named)
    with transaction.atomic():
        facts = case_facts(cohort)
    counted = kind.count((code_of(named),), cohort, facts, lambda counted: {})
    assert {table.name for table in counted.tables} == {"reviews", "factors", "modifiable_factors"}
