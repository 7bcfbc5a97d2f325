"""One section: its answers in words, and where two versions of it differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from cdop.cases.forms import OWN_AREAS
from cdop.cases.queries import Saved
from cdop.core.shapes import Line
from cdop.core.words import day, moment
from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Check, Element, Section, is_asked
from cdop.dataset.fields import SectionForm
from cdop.reference.queries import AreaFact


@dataclass(frozen=True)
class Difference:
    """A question whose two answers differ: what another person saved, and what was typed here."""

    name: str
    label: str
    theirs: str
    mine: str


def in_words(element: Element, value: Any, areas: Mapping[str, str]) -> str:
    """An answer as a person reads it: labels for codes, a name for an area, "27 March 2026" for a day."""
    if is_blank(value):
        return ""
    if element.codes:
        given = (value,) if isinstance(value, str) else value
        return "; ".join(element.codes.label_of(code) for code in given)
    if element.check is Check.NHS_NUMBER:
        return f"{value[:3]} {value[3:6]} {value[6:]}"
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    named = areas.get(value, str(value)) if element.name == "resident_la" else str(value)
    return f"{named} {element.unit}".strip()


def lines(section: Section, saved: Saved, facts: Mapping[str, Any], areas: Mapping[str, str]) -> list[Line]:
    """The answers, and the gaps, for somebody who reads them and may not change them."""
    answers = saved.values
    return [
        Line(element.label, in_words(element, answers[element.name], areas))
        for element in section
        if not is_blank(answers[element.name]) or is_asked(element, answers, facts)
    ]


def given(section: Section, saved: Saved) -> list[Line]:
    """Only what was answered."""
    told = [(element.label, in_words(element, saved.values[element.name], {})) for element in section]
    return [Line(label, words) for label, words in told if words]


def differences(form: SectionForm, saved: Saved, areas: Mapping[str, str]) -> list[Difference]:
    """Where what was typed differs from what is saved now; beside each such question, what is saved is told."""
    found = []
    for element in form.section:
        if element.name in form.errors:
            continue
        typed = form.cleaned_data.get(element.name)
        if element.name not in form.fields or _same(saved.values[element.name], typed):
            continue
        theirs = in_words(element, saved.values[element.name], areas)
        found.append(Difference(element.name, element.label, theirs, in_words(element, typed, areas)))
        asked = form[element.name]
        asked.help_text = f"{asked.help_text} Saved now: {theirs or 'no answer'}.".strip()
    return found


def _same(one: Any, other: Any) -> bool:
    return one == other or (is_blank(one) and is_blank(other))


def area_options(areas: Sequence[AreaFact], served: Sequence[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Local authorities by name: those the panel serves, wholly or as part of a county, before all others."""
    own = [a for a in areas if a.gss_code in served or a.parent_code in served]
    others = [a for a in areas if a not in own]
    groups = ((OWN_AREAS, own), ("Other areas", others))
    return [(words, [(a.gss_code, a.name) for a in held]) for words, held in groups if held]
