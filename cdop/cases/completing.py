"""How far each section of a case is answered. Pure: it is given the answers, and opens none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

from django.utils import timezone

from cdop.cases.models import IDENTITY_MODELS, SECTION_MODELS, Case
from cdop.dataset.completeness import Progress, progress
from cdop.dataset.elements import Section
from cdop.dataset.forms import FORMS

SECTIONS: tuple[Section, ...] = tuple(
    section
    for form in FORMS
    for section in form.sections
    if section.slug in SECTION_MODELS or section.slug in IDENTITY_MODELS
)
"""The sections answered on a case, in the order of the forms."""

_DAYS_IN = {"day": 1, "week": 7, "month": 30, "year": 365}
_MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True)
class Answered:
    """A section and how far it is answered; `is_begun` once it was saved."""

    section: Section
    progress: Progress
    is_begun: bool


def facts_of(case: Case) -> dict[str, int]:
    """What conditions may ask of a case; nothing while the age is not known.

    Days are exact below 28; above that they are the fewest the age allows, which no condition tells apart.
    """
    if case.age_value is None:
        return {}
    years = {"year": case.age_value, "month": case.age_value // _MONTHS_IN_A_YEAR}.get(case.age_unit, 0)
    return {"age_days": case.age_value * _DAYS_IN[case.age_unit], "age_years": years}


def completeness(case: Case, answers: Mapping[str, Mapping[str, Any] | None]) -> list[Answered]:
    """Every section, of the questions asked about this child on the day of the notification.

    `answers` by section, None where none was saved; a sealed answer counts by being there.
    """
    return [_answered(case, section, answers[section.slug]) for section in SECTIONS]


def whole(answered: list[Answered]) -> Progress:
    """All sections together."""
    return reduce(add, (each.progress for each in answered))


def _answered(case: Case, section: Section, answers: Mapping[str, Any] | None) -> Answered:
    on = timezone.localdate(case.notified_at)
    return Answered(section, progress(section, answers or {}, facts_of(case), on), answers is not None)
