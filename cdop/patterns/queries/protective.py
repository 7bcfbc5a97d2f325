"""What protects a child, as far as the records hold it: answered, and coded where it was missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cdop.access.actors import AnyActor
from cdop.cases.queries import cases_of
from cdop.dataset.codelists.answers import Ynk
from cdop.dataset.codelists.birth import Feeding
from cdop.dataset.local_picture import PROTECTIVE
from cdop.patterns.queries.lines import Deaths

_THERE = {
    "birth.feeding": {Feeding.BREAST.code, Feeding.MIXED.code},
    "child.immunisations_up_to_date": {Ynk.YES.code},
}
_NOT_KNOWN = {"", Ynk.NK.code, Feeding.NK.code}


@dataclass(frozen=True)
class Protection:
    """Deaths in which it was there, was not, is not known or not recorded; and in which its absence was a factor.

    `there` is None where no answer of the record asks for it.
    """

    key: str
    label: str
    there: int | None
    not_there: int
    not_known: int
    absent_as_factor: int


def protections(deaths: Deaths, *, by: AnyActor) -> tuple[Protection, ...]:
    """One query, whatever the number of deaths."""
    answers = {each.key: each.answer for each in PROTECTIVE if each.answer}
    columns = [_column(answer) for answer in answers.values()]
    cases = cases_of(by).filter(pk__in=[line.case_id for line in deaths.lines])
    rows = list(cases.values_list(*columns)) if deaths.lines else []
    counted = {
        key: _counted((row[place] for row in rows), _THERE[answer])
        for place, (key, answer) in enumerate(answers.items())
    }
    every = [deaths.every_factor_of(line) for line in deaths.lines]
    found = []
    for each in PROTECTIVE:
        there, not_there, not_known = counted.get(each.key, (None, 0, 0))
        absent = sum(not factors.isdisjoint(each.absent) for factors in every)
        found.append(Protection(each.key, each.label, there, not_there, not_known, absent))
    return tuple(found)


def _column(answer: str) -> str:
    """`child.sex` is held as the column `sex` of the child's answers."""
    section, element = answer.split(".")
    return f"{section}answers__{element}"


def _counted(values: Iterable[str | None], there: set[str]) -> tuple[int, int, int]:
    seen = Counter(value or "" for value in values)
    yes = sum(seen[value] for value in there)
    unknown = sum(seen[value] for value in _NOT_KNOWN)
    return yes, sum(seen.values()) - yes - unknown, unknown
