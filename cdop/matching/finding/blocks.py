"""Which of many records are worth comparing: those that share a number, a day, a home, a mother or a surname. Pure.

Names are sealed in the database, so records meet here by keys made in memory, for as long as the search lasts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from cdop.matching.finding import names
from cdop.matching.finding.compare import compare
from cdop.matching.finding.days import one_digit_hidden, swapped
from cdop.matching.finding.people import Person
from cdop.matching.finding.verdicts import Verdict

Key = tuple[str, object]
_NAME_ALONE = "name alone"


class Pair(NamedTuple):
    """Two records that may belong together, and how."""

    one: Person
    other: Person
    verdict: Verdict


def find(people: Sequence[Person]) -> list[Pair]:
    """Every pair among `people` that may be one child or belong together, the strongest first."""
    return _judged((people[a], people[b]) for a, b in _meeting(people, range(0)))


def find_between(rows: Sequence[Person], people: Sequence[Person]) -> list[Pair]:
    """The same between `rows` and `people`, not among either: each pair has its row first."""
    both = [*rows, *people]
    return _judged((both[a], both[b]) for a, b in _meeting(both, range(len(rows))))


def _judged(pairs: Iterable[tuple[Person, Person]]) -> list[Pair]:
    verdicts = ((one, other, compare(one, other)) for one, other in pairs)
    found = [Pair(one, other, verdict) for one, other, verdict in verdicts if verdict]
    return sorted(found, key=lambda pair: (-pair.verdict.score, str(pair.one.key), str(pair.other.key)))


def _meeting(people: Sequence[Person], rows: range) -> set[tuple[int, int]]:
    """Places of the pairs that share a key; with `rows`, only those of a row with somebody else."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        for key in set(_keys(person)):
            blocks[key].append(place)
    met: set[tuple[int, int]] = set()
    for key, places in blocks.items():
        if key[0] == _NAME_ALONE:
            met.update(_where_a_day_is_unknown(places, people, rows))
        else:
            met.update(_pairs(places, rows))
    return met


def _where_a_day_is_unknown(
    places: list[int], people: Sequence[Person], rows: range
) -> Iterator[tuple[int, int]]:
    """A common name alone says little: it counts where a day is unknown; else the days have keys of their own."""
    unknown = {at for at in places if people[at].born_on is None or people[at].died_on is None}
    if unknown:
        yield from ((a, b) for a, b in _pairs(places, rows) if a in unknown or b in unknown)


def _pairs(places: list[int], rows: range) -> Iterator[tuple[int, int]]:
    for at, a in enumerate(places):
        if rows and a not in rows:
            return
        for b in places[at + 1 :]:
            if not rows or b not in rows:
                yield a, b


def _keys(person: Person) -> Iterator[Key]:
    if person.nhs_number:
        yield "number", person.nhs_number
    for kind, day in (("born", person.born_on), ("died", person.died_on)):
        for each in _days(day):
            yield kind, each
    if person.home:
        yield "home", person.home
    if person.source:
        yield "source", person.source
    for name in {names.fold(person.surname), names.fold(person.forenames), names.fold(person.also_known_as)}:
        if name and not names.is_unnamed(name):
            yield _NAME_ALONE, name
            for day in filter(None, (person.born_on, person.died_on)):
                yield from (("name", (name, part)) for part in one_digit_hidden(day))
    for mother in person.mothers:
        if mother.nhs_number:
            yield "mother", mother.nhs_number
        if mother.born_on:
            yield "mother", mother.born_on


def _days(day: date | None) -> Iterator[date]:
    """The day, the one after, so that neighbours meet, and the one it may have been meant for."""
    if day is None:
        return
    yield day
    yield day + timedelta(days=1)
    turned = swapped(day)
    if turned:
        yield turned
