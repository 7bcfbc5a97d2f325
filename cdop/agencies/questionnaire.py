"""Which sections an agency is asked, and which of their questions, given what it has answered so far. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cdop.agencies.known import Known
from cdop.agencies.models import Request
from cdop.agencies.questions import DETAILS
from cdop.agencies.sheets import Sheet
from cdop.dataset.completeness import Progress, progress
from cdop.dataset.elements import Element, Section, is_asked
from cdop.dataset.forms import FORMS, section

__all__ = ["DETAILS", "asked_now", "how_far", "is_nil_return", "only_asked", "sections_of", "with_known"]

Facts = Mapping[str, Any]


def sections_of(request: Request, *, is_nil: bool = False) -> tuple[Section, ...]:
    """What the agency is asked, in the order of the forms; who answers comes first. Of a nil return only that."""
    details = section(DETAILS)
    if is_nil:
        return (details,)
    asked = tuple(
        each
        for form in FORMS
        for each in form.sections
        if each.slug != DETAILS and (each.slug in request.sections or form.slug in request.supplementary)
    )
    return (details, *asked)


def is_nil_return(details: Sheet) -> bool:
    """Whether the agency says that it holds nothing about the child."""
    return details.values.get("nil_return") == "yes"


def asked_now(
    each: Section, values: Mapping[str, Any], known: Mapping[str, Known], facts: Facts, on: Any
) -> list[Element]:
    """The questions that stand, what is known counting as answered."""
    answers = with_known(values, known)
    return [element for element in each if is_asked(element, answers, facts, on)]


def with_known(values: Mapping[str, Any], known: Mapping[str, Known]) -> dict[str, Any]:
    """Answers as conditions see them: what is known, unless the agency holds something different."""
    return {**{name: one.value for name, one in known.items()}, **values}


def how_far(each: Section, sheet: Sheet, known: Mapping[str, Known], facts: Facts, on: Any) -> Progress:
    """How much of a section is answered or known already."""
    if each.repeats:
        return sum(
            (progress(each, values, facts, on) for values in sheet.rows),
            start=Progress(0, 0, ()),
        )
    return progress(each, with_known(sheet.values, known), facts, on)


def only_asked(each: Section, sheet: Sheet, known: Mapping[str, Known], facts: Facts, on: Any) -> Sheet:
    """The sheet without answers to questions that do not stand any more."""
    rows = []
    for values in sheet.rows:
        names = {element.name for element in asked_now(each, values, known, facts, on)}
        rows.append({name: value for name, value in values.items() if name in names})
    return Sheet(tuple(row for row in rows if row))
