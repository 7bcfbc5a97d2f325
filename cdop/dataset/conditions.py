"""Conditions as data: when a question is asked, given the other answers and a few facts about the child."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from cdop.dataset.codelists.death import EventType
from cdop.dataset.codes import CodeList

# Facts a caller works out from the case. Anything else a condition names must be an answer of its section.
FACTS = {
    "age_days": "age at death in days",
    "age_years": "age at death in completed years",
    "event_topic": "the type of event (as notified, or as an agency reports it)",
}
FACT_CODES: dict[str, type[CodeList]] = {"event_topic": EventType}
"""The codes of a fact that is not a number; such a fact may hold several."""

FACTS_FROM: dict[str, tuple[tuple[str, str], ...]] = {
    "event_topic": (("death", "likely_event_type"), ("reporting_circumstances", "event_types")),
}
"""Facts that are answers of other sections: the places (section, element) whose codes they gather."""


def is_blank(value: Any) -> bool:
    """Whether nothing was answered: blank means not asked. "Not known" is an answer, and so is 0."""
    return value is None or value == "" or (isinstance(value, Collection) and len(value) == 0)


@dataclass(frozen=True)
class Clause:
    """One test of one answer or fact. An unknown value passes none but `blank`."""

    name: str
    equals: str | None = None
    one_of: tuple[str, ...] = ()
    at_least: int | None = None
    below: int | None = None
    blank: bool = False

    def holds(self, value: Any) -> bool:
        if self.blank or is_blank(value):
            return self.blank and is_blank(value)
        if self.equals is not None:
            return self._any_of(value, (self.equals,))
        if self.one_of:
            return self._any_of(value, self.one_of)
        return (self.at_least is None or value >= self.at_least) and (
            self.below is None or value < self.below
        )

    @staticmethod
    def _any_of(value: Any, wanted: tuple[str, ...]) -> bool:
        given = (value,) if isinstance(value, str) else value
        return any(code in wanted for code in given)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes the clause looks for."""
        return (self.equals,) if self.equals is not None else self.one_of

    def in_words(self, labels: Mapping[str, str]) -> str:
        """The clause as the end of a sentence that begins "asked when"; `labels` names the answers."""
        name = FACTS.get(self.name) or f"“{labels.get(self.name, self.name)}”"
        if self.blank:
            return f"{name} is blank"
        if self.codes:
            return f"{name} is {' or '.join(self.codes)}"
        bounds = [f"at least {self.at_least}"] if self.at_least is not None else []
        bounds += [f"below {self.below}"] if self.below is not None else []
        return f"{name} is {' and '.join(bounds)}"


@dataclass(frozen=True)
class Condition:
    """All of these clauses together. Join two with `&`."""

    clauses: tuple[Clause, ...]

    def __and__(self, other: Condition) -> Condition:
        return Condition(self.clauses + other.clauses)

    def holds(self, answers: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
        """Whether every clause holds; an answer is looked for before a fact of the same name."""
        return all(
            clause.holds(answers[clause.name] if clause.name in answers else facts.get(clause.name))
            for clause in self.clauses
        )

    def in_words(self, labels: Mapping[str, str]) -> str:
        """The condition as the end of a sentence that begins "asked when"."""
        return " and ".join(clause.in_words(labels) for clause in self.clauses)


def when(
    name: str,
    *,
    equals: str | None = None,
    one_of: Collection[str] = (),
    at_least: int | None = None,
    below: int | None = None,
    blank: bool = False,
) -> Condition:
    """A condition on one answer or fact: `when("age_years", at_least=4)`. Of CODES any counts."""
    clause = Clause(name, equals, tuple(one_of), at_least, below, blank)
    ways = [equals is not None, bool(one_of), at_least is not None or below is not None, blank]
    if sum(ways) != 1:
        raise ValueError(f"The condition on '{name}' must say one thing: equals, one of, bounds or blank.")
    return Condition((clause,))
