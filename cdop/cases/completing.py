"""How far each section of a case is answered. Pure: it is given the answers, and opens none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add
from typing import Any

from cdop.cases.models import Case
from cdop.cases.states import State
from cdop.cases.stores import FORMS_OF_A_CASE, NOT_ON_A_CASE, STORES, Answers, Store
from cdop.cases.supplementing import forms_asked
from cdop.cases.versions import asked_on
from cdop.dataset.completeness import Progress, progress
from cdop.dataset.conditions import FACTS_FROM, is_blank
from cdop.dataset.elements import Element, Section, Stage
from cdop.dataset.elements import is_asked as is_asked_now
from cdop.dataset.forms import form_of

AT_LEAST_ONE = ("people", "contacts")
"""Sections that repeat of which every case has a row: until there is one, its first questions are missing."""

_DAYS_IN = {"day": 1, "week": 7, "month": 30, "year": 365}
_MONTHS_IN_A_YEAR = 12
_BEFORE_THE_MEETING = (State.RECEIVED, State.TRIAGE, State.INFO_GATHERING, State.CDRM_PENDING)


@dataclass(frozen=True)
class Answered:
    """A section and how far it is answered; `is_begun` once it was saved. `rows` of a section that repeats.

    `is_asked` is off where none of its questions applies to the child.
    """

    section: Section
    progress: Progress
    is_begun: bool
    rows: int | None = None
    is_asked: bool = True


def facts_of(case: Case, answers: Answers | None = None) -> dict[str, Any]:
    """What conditions may ask of a case; nothing while the age is not known.

    Days are exact below 28; above that they are the fewest the age allows, which no condition tells apart.
    Facts that are answers themselves are taken from `answers`.
    """
    told = _told(answers or {})
    if case.age_value is None:
        return told
    years = {"year": case.age_value, "month": case.age_value // _MONTHS_IN_A_YEAR}.get(case.age_unit, 0)
    return {"age_days": case.age_value * _DAYS_IN[case.age_unit], "age_years": years, **told}


def completeness(case: Case, answers: Answers) -> list[Answered]:
    """Every section of every form asked of this case, of the questions asked on the day of the notification.

    A sealed answer counts by being there. The rows of a section that repeats count each for itself.
    """
    facts, on = facts_of(case, answers), asked_on(case)
    asked = {form.slug for form in forms_asked(answers, facts)}
    return [
        _answered(section, answers.get(section.slug), facts, on)
        for form in FORMS_OF_A_CASE
        if form.slug in asked
        for section in form.sections
        if section.slug not in NOT_ON_A_CASE
    ]


def whole(answered: Sequence[Answered]) -> Progress:
    """All sections together."""
    return reduce(add, (each.progress for each in answered), Progress(0, 0, ()))


def wanted_next(case: Case, answered: Sequence[Answered]) -> list[tuple[Section, Element]]:
    """The answers that must be given before the case is ready for what comes next, with their sections.

    What the review meeting itself writes down is not wanted before it was held.
    """
    later = (Stage.REVIEW_MEETING,) if State(case.state) in _BEFORE_THE_MEETING else ()
    return [
        (each.section, element)
        for each in answered
        if form_of(each.section.slug).stage not in later
        for element in each.progress.missing_musts
    ]


def _answered(section: Section, held: Any, facts: Mapping[str, Any], on: date) -> Answered:
    if STORES[section.slug] is not Store.ROWS:
        is_asked = any(is_asked_now(element, held or {}, facts, on) for element in section)
        return Answered(section, progress(section, held or {}, facts, on), held is not None, None, is_asked)
    rows: list[Mapping[str, Any]] = held or []
    counted = rows or ([{}] if section.slug in AT_LEAST_ONE else [])
    each = [progress(section, row, facts, on) for row in counted]
    return Answered(section, reduce(add, each, Progress(0, 0, ())), bool(rows), len(rows))


def _told(answers: Answers) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for fact, places in FACTS_FROM.items():
        for slug, name in places:
            value: Any = (answers.get(slug) or {}).get(name)
            if not is_blank(value):
                told.setdefault(fact, []).extend([value] if isinstance(value, str) else value)
    return told
