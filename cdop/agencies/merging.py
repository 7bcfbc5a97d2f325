"""The answers of all agencies side by side: where they differ, what is new, what agrees. Pure: opens nothing.

The same thing asked in two sections is one question, and stands where the forms ask it first. Words are never
merged: they stay with the agency that wrote them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal

from cdop.agencies.known import Answers, is_told, places_of, says_something
from cdop.agencies.questions import DETAILS
from cdop.agencies.sheets import Sheet
from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Element, Section
from cdop.dataset.forms import SECTIONS

State = Literal["conflict", "new", "settled", "agrees"]
Place = tuple[str, str]
"""A question by its section and name."""

_ORDER = {slug: place for place, slug in enumerate(SECTIONS)}


@dataclass(frozen=True)
class Told:
    """One section as one agency handed it in."""

    request: int
    agency: str
    at: datetime
    slug: str
    sheet: Sheet = field(repr=False)


@dataclass(frozen=True)
class Given:
    """One answer, and every agency that gave it."""

    value: Any = field(repr=False)
    sources: tuple[Told, ...]


@dataclass(frozen=True)
class Question:
    """A question with what the record holds and what agencies say. `given` holds each different answer once."""

    section: Section
    element: Element
    held: Any = field(repr=False)
    given: tuple[Given, ...]
    state: State

    @property
    def place(self) -> Place:
        return self.section.slug, self.element.name

    @property
    def seen(self) -> str:
        """A mark of all that was shown, the same for as long as nobody changes any of it."""
        shown = [self.held, [(one.value, sorted(t.request for t in one.sources)) for one in self.given]]
        return sha256(repr((self.place, shown)).encode()).hexdigest()[:16]

    def given_by(self, request: int) -> Given | None:
        """What the agency of this request says."""
        return next((one for one in self.given if any(t.request == request for t in one.sources)), None)


def merge(case: Answers, told: Sequence[Told], decided: Mapping[Place, datetime]) -> list[Question]:
    """Every question that an agency answered: conflicts first, then what is new, then the rest.

    `decided` says when the office last decided a question; an answer that came later opens it again.
    """
    by_place: dict[Place, dict[str, tuple[Any, list[Told]]]] = {}
    for one in told:
        for place, value in _answers(one):
            by_place.setdefault(place, {}).setdefault(repr(value), (value, []))[1].append(one)
    found = [
        _question(place, [Given(value, tuple(by)) for value, by in answers.values()], case, decided)
        for place, answers in by_place.items()
    ]
    rank = {"conflict": 0, "new": 1, "settled": 2, "agrees": 3}
    return sorted(found, key=lambda q: (rank[q.state], _ORDER[q.section.slug], _place_in(q)))


def mark(questions: Sequence[Question]) -> str:
    """A mark of several questions together."""
    return sha256("".join(question.seen for question in questions).encode()).hexdigest()[:16]


def in_words(told: Sequence[Told]) -> Iterator[tuple[Told, Section, list[tuple[Element, Any]]]]:
    """What agencies wrote, and rows of sections that repeat: agency by agency, as it was written."""
    for one in told:
        section = SECTIONS[one.slug]
        for values in one.sheet.rows if section.slug != DETAILS else ():
            lines = [
                (e, values[e.name])
                for e in section
                if not is_blank(values.get(e.name)) and not is_told(section, e)
            ]
            if lines:
                yield one, section, lines


def _answers(one: Told) -> Iterator[tuple[Place, Any]]:
    section = SECTIONS[one.slug]
    for element in section:
        value = one.sheet.values.get(element.name)
        if is_told(section, element) and says_something(value):
            yield _first_place(section, element), value


def _first_place(section: Section, element: Element) -> Place:
    """Where the forms ask it first, of the places whose answers a machine may compare."""
    places = [
        (slug, name)
        for slug, name in places_of(section, element)
        if is_told(SECTIONS[slug], SECTIONS[slug][name])
    ]
    return min(places, key=lambda place: _ORDER[place[0]])


def _question(place: Place, given: list[Given], case: Answers, decided: Mapping[Place, datetime]) -> Question:
    section = SECTIONS[place[0]]
    held = case.get(place[0], {}).get(place[1])
    state = _state(held, given, decided.get(place))
    return Question(section, section[place[1]], held, tuple(given), state)


def _state(held: Any, given: Sequence[Given], decided_at: datetime | None) -> State:
    agree = len(given) == 1 and (not says_something(held) or held == given[0].value)
    if agree and says_something(held):
        return "agrees"
    if decided_at is not None and all(t.at <= decided_at for one in given for t in one.sources):
        return "settled"
    return "new" if agree else "conflict"


def _place_in(question: Question) -> int:
    return question.section.names.index(question.element.name)
