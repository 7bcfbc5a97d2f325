"""What the panel knows already, so that nobody is asked for it again. Pure: it is given the answers.

Only coded answers, numbers and days of sections that name nobody: never words that somebody wrote.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Element, Kind, Privacy, Section
from cdop.dataset.forms import SECTIONS, same_question

Answers = Mapping[str, Mapping[str, Any]]
"""Answers by section."""

NOT_AN_ANSWER = ("nk",)
"""Codes that leave the question open for whoever may know."""


@dataclass(frozen=True)
class Known:
    """An answer the panel has, and from whom in a word or two."""

    value: Any
    source: str


def is_told(section: Section, element: Element) -> bool:
    """Whether an answer may be shown to other agencies, and two answers be compared by a machine."""
    if section.identity or section.repeats or element.kind in (Kind.TEXT, Kind.LONG_TEXT):
        return False
    return element.privacy in (Privacy.NONE, Privacy.QUASI)


def says_something(value: Any) -> bool:
    """Whether there is an answer that leaves nothing to ask."""
    return not is_blank(value) and value not in NOT_AN_ANSWER and value != list(NOT_AN_ANSWER)


def known_to_panel(section: Section, case: Answers, agencies: Sequence[Answers]) -> dict[str, Known]:
    """What need not be asked in a section: the case's own answer, else one in which all agencies agree."""
    found = {}
    for element in section:
        if is_told(section, element):
            known = _of_case(section, element, case) or _of_agencies(section, element, agencies)
            if known is not None:
                found[element.name] = known
    return found


def places_of(section: Section, element: Element) -> list[tuple[str, str]]:
    """Everywhere the same thing is asked, this place first."""
    own = (section.slug, element.name)
    return [own, *(place for place in same_question(*own) if place != own)]


def _of_case(section: Section, element: Element, case: Answers) -> Known | None:
    for slug, name in places_of(section, element):
        value = case.get(slug, {}).get(name)
        if _may_be_told(slug, name) and says_something(value):
            return Known(value, "the panel's record")
    return None


def _of_agencies(section: Section, element: Element, agencies: Sequence[Answers]) -> Known | None:
    given = [
        answers[slug][name]
        for answers in agencies
        for slug, name in places_of(section, element)
        if says_something(answers.get(slug, {}).get(name)) and _may_be_told(slug, name)
    ]
    if given and all(value == given[0] for value in given):
        return Known(given[0], "another agency")
    return None


def _may_be_told(slug: str, name: str) -> bool:
    return slug in SECTIONS and is_told(SECTIONS[slug], SECTIONS[slug][name])
