"""Nought, "not known", "not asked" and "not applicable" are four different things."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cdop.dataset.codelists import Ynk, YnkNa
from cdop.dataset.completeness import progress
from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Kind
from cdop.dataset.fields import NOT_ASKED, STANDS_ALONE, section_form
from cdop.dataset.forms import SECTIONS, section

PATHWAY, ASTHMA = section("care_pathway"), section("asthma_anaphylaxis")


@pytest.mark.parametrize("answer", [0, "0", "nk", "na", "no", "none", False, ["none"]])
def test_an_answer_is_not_blank(answer: object) -> None:
    assert not is_blank(answer)


@pytest.mark.parametrize("nothing", [None, "", [], ()])
def test_not_asked_is_blank(nothing: object) -> None:
    assert is_blank(nothing)


def test_the_plain_answers_are_told_apart() -> None:
    assert Ynk.codes() == ["yes", "no", "nk"] and YnkNa.codes() == ["yes", "no", "nk", "na"]


@pytest.mark.parametrize(
    ("typed", "kept"), [("na", "na"), ("nk", "nk"), ("no", "no"), (NOT_ASKED, ""), ("", "")]
)
def test_each_is_kept_as_it_was_given(typed: str, kept: str) -> None:
    made = section_form(PATHWAY)(data={"sepsis_screen": typed})
    assert made.is_valid() and made.cleaned_data["sepsis_screen"] == kept


def test_nought_is_kept_and_blank_stays_blank() -> None:
    made = section_form(ASTHMA)(data={"preventers_12_months": "0", "relievers_12_months": ""})
    assert made.is_valid()
    assert made.cleaned_data["preventers_12_months"] == 0 and made.cleaned_data["relievers_12_months"] is None


def test_nought_not_known_and_not_applicable_all_count_as_answered() -> None:
    answers = {"asthma": "yes", "anaphylaxis": "yes", "preventers_12_months": 0, "pens_used": "na"}
    missing = {element.name for element in progress(ASTHMA, answers, {}).missing}
    assert not missing & {"preventers_12_months", "pens_used"} and "relievers_12_months" in missing


def test_every_list_that_can_say_none_can_also_say_not_known() -> None:
    """Otherwise a person who does not know must say "none", or leave a question open for ever."""
    several = {e.codes for part in SECTIONS.values() for e in part if e.kind is Kind.CODES and e.codes}
    alone = {codes for codes in several if set(codes.codes()) & {"none"}}
    known = {codes.__name__ for codes in alone if not codes.has("nk")}
    assert known == {"ReferElsewhere"}, "where to refer is the panel's own decision"
    assert set(STANDS_ALONE) == {"none", "nk", "na"}


def test_a_moment_in_the_future_is_refused_and_a_planned_day_is_not() -> None:
    later = datetime.now(UTC) + timedelta(days=2)
    typed = {"met_at": f"{later:%d/%m/%Y %H:%M}"}
    day = {f"next_on_{part}": str(getattr(later, part)) for part in ("day", "month", "year")}
    made = section_form(section("response_meetings"))(data=typed | day)
    assert not made.is_valid() and list(made.errors) == ["met_at"]
    assert "must not lie in the future" in made.errors["met_at"][0]
    assert made.cleaned_data["next_on"] == date(later.year, later.month, later.day)
