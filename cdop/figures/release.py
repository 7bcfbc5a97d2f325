"""The one door by which an aggregate leaves. Out of it comes either a protected table or, for those who may

see exact figures within the panel, an internal one marked as such. Nothing else gives a count to a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.disclosure.linking import Order
from cdop.disclosure.protect import Protected, protect
from cdop.disclosure.refusals import BadTable, Unprotectable
from cdop.disclosure.rule import Rule
from cdop.disclosure.table import Table
from cdop.figures.cohort import Cohort
from cdop.figures.facts import case_facts
from cdop.figures.measures import measure

DEFAULT_RULE = Rule()


@dataclass(frozen=True)
class Counted:
    """True counts on their way to the door: tables of one release, and which is part of which."""

    tables: tuple[Table, ...]
    order: tuple[Order, ...] = ()


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


def protected(counted: Counted, *, rule: Rule = DEFAULT_RULE) -> Protected:
    """The tables, protected together and proved; or a Refused that says what stands in the way."""
    try:
        return protect(counted.tables, rule, counted.order)
    except (Unprotectable, BadTable) as trouble:
        raise Refused(
            f"These figures cannot be released: {trouble} Choose a longer period or fewer rows."
        ) from None
