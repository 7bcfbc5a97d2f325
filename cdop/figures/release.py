"""The one door by which an aggregate leaves. Out of it comes either a protected table or, for those who may

see exact figures within the panel, an internal one marked as such. Nothing else gives a count to a page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.disclosure.linking import Order, link
from cdop.disclosure.protect import Protected, protect
from cdop.disclosure.refusals import BadTable, Unprotectable
from cdop.disclosure.rounding import round_together
from cdop.disclosure.rule import Rule
from cdop.disclosure.shape import TOTAL, CellKey, Dimension
from cdop.disclosure.table import Table
from cdop.figures.cohort import Cohort
from cdop.figures.facts import CaseFacts, case_facts
from cdop.figures.measures import measure

DEFAULT_RULE = Rule()


@dataclass(frozen=True)
class Counted:
    """True counts on their way to the door: tables of one release, and which is part of which."""

    tables: tuple[Table, ...]
    order: tuple[Order, ...] = ()


Count = Callable[[Cohort, Sequence[CaseFacts]], Counted]


class Readable(Protocol):
    """A table as a page or a sentence reads it, be it exact or protected."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def dimensions(self) -> tuple[Dimension, ...]: ...
    def value(self, **codes: str) -> int | None:
        """The count with these codes by dimension name; a dimension that is not named is taken at Total."""


@dataclass(frozen=True)
class ExactTable:
    """True counts for eyes within the panel."""

    name: str
    title: str
    dimensions: tuple[Dimension, ...]
    counts: Mapping[tuple[str, ...], int]

    def value(self, **codes: str) -> int | None:
        return self.counts[tuple(codes.get(dimension.name, TOTAL) for dimension in self.dimensions)]


@dataclass(frozen=True)
class Figures:
    """Tables as one person may see them. `notes` say how they were protected; exact ones have none."""

    tables: Mapping[str, Readable]
    is_exact: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class InternalFigures:
    """Exact counts for eyes within the panel. Each row: codes in the order of `dimensions`, and a count."""

    measure: str
    cohort: Cohort
    dimensions: tuple[str, ...]
    cases: int
    rows: tuple[tuple[tuple[str, ...], int], ...]

    def as_json(self) -> dict[str, Any]:
        """The answer of the `figures` command."""
        return {
            "measure": self.measure,
            "basis": self.cohort.basis.code,
            "from": self.cohort.start.isoformat(),
            "to": self.cohort.end.isoformat(),
            "cases": self.cases,
            "rows": [{**dict(zip(self.dimensions, key, strict=True)), "count": n} for key, n in self.rows],
        }


@transaction.atomic
def exact(name: str, cohort: Cohort, *, by: AnyActor) -> InternalFigures:
    """Exact figures of one measure, for those with the right; that they were read is recorded."""
    check(by, Permission.FIGURES_EXACT)
    wanted = measure(name)
    facts = case_facts(cohort)
    record("figures.read", by=by, of="figures", ref=name, basis=cohort.basis.code, period=cohort.words)
    counts = wanted.count(facts)
    return InternalFigures(
        name, cohort, wanted.dimensions, len(wanted.cases(facts)), tuple(sorted(counts.items()))
    )


@transaction.atomic
def figures_for(name: str, cohort: Cohort, count: Count, *, by: AnyActor) -> Figures:
    """The tables that `count` makes of the cohort: exact for those with the right (which is recorded, as

    figures `name`), protected for everyone else.
    """
    if not by.may(Permission.FIGURES_EXACT):
        shown = protected_tables(cohort, count, by=by)
        return Figures({table.name: table for table in shown.tables}, is_exact=False, notes=shown.notes)
    counted = count(cohort, case_facts(cohort))
    record("figures.read", by=by, of="figures", ref=name, basis=cohort.basis.code, period=cohort.words)
    exact_tables = (ExactTable(t.name, t.title, t.dimensions, t.counts) for t in counted.tables)
    return Figures({table.name: table for table in exact_tables}, is_exact=True)


@transaction.atomic
def protected_tables(cohort: Cohort, count: Count, *, by: AnyActor) -> Protected:
    """The tables that `count` makes of the cohort, protected, whoever asks."""
    check(by, Permission.FIGURES_VIEW)
    return protected(count(cohort, case_facts(cohort)))


@transaction.atomic
def download(name: str, cohort: Cohort, count: Count, *, by: AnyActor) -> Protected:
    """The same, to be taken away as the file `name`; recorded."""
    shown = protected_tables(cohort, count, by=by)
    record("figures.downloaded", by=by, of="figures", ref=name, basis=cohort.basis.code, period=cohort.words)
    return shown


def rounded(counted: Counted, rule: Rule = DEFAULT_RULE) -> Mapping[CellKey, int]:
    """The figures as they would be shown, before they are proved: to choose by, never to show."""
    try:
        return round_together(link(counted.tables, counted.order), rule.base, rule.time_limit).values
    except (Unprotectable, BadTable) as trouble:
        raise _refusal(trouble) from None


def protected(counted: Counted, *, rule: Rule = DEFAULT_RULE) -> Protected:
    """The tables, protected together and proved; or a Refused that says what stands in the way."""
    try:
        return protect(counted.tables, rule, counted.order)
    except (Unprotectable, BadTable) as trouble:
        raise _refusal(trouble) from None


def _refusal(trouble: Exception) -> Refused:
    return Refused(f"These figures cannot be released: {trouble} Choose a longer period or fewer rows.")
