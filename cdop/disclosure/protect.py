"""The door of the room: tables of true counts and a rule in, protected tables and their proof out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .audit import Proof, prove
from .linking import Linked, Order, link
from .publication import ProtectedCell, ProtectedTable, published
from .refusals import BadTable, Unprotectable
from .rounding import Rounding, round_together
from .rule import Rule
from .shape import CellKey
from .table import Table


@dataclass(frozen=True)
class Protected:
    """A release that has been protected and proved. Carries no true count.

    ``status``, ``cost`` and ``bound`` are the solver's; ``cost`` and ``bound`` (total distance from the true
    counts) are for the file of the release, not for readers. ``notes`` are sentences for readers, the rule's
    first.
    """

    tables: tuple[ProtectedTable, ...]
    rule: Rule
    proof: Proof
    status: str
    cost: int
    bound: int
    notes: tuple[str, ...]

    def table(self, name: str) -> ProtectedTable:
        for table in self.tables:
            if table.name == name:
                return table
        raise BadTable(f"There is no table “{name}” in this release.")


def protect(tables: Sequence[Table], rule: Rule, order: Iterable[Order] = ()) -> Protected:
    """Protects the tables of one release together and proves it.

    ``order`` says which quantities are part of others (see ``linking.within``). ``Unprotectable`` if there is
    no protection, or the proof fails; ``BadTable`` if the tables contradict one another.
    """
    linked = link(tables, order)
    rounding = round_together(linked, rule.base, rule.time_limit)
    shown = tuple(_shown(table, rounding.values) for table in tables)
    publication = published(shown, _errors(linked, rounding, rule), linked.order)
    proof = prove(publication, linked.counts, rule)
    if not proof.holds:
        raise Unprotectable(f"The tables cannot be released under “{rule.name}”. {_first(proof.failures)}")
    return Protected(
        shown,
        rule,
        proof,
        rounding.status,
        rounding.cost,
        rounding.bound,
        (rule.sentence, *_notes(rounding, rule)),
    )


def _shown(table: Table, values: Mapping[CellKey, int]) -> ProtectedTable:
    cells = tuple(ProtectedCell.showing(cell, values[table.key(cell)]) for cell in table.counts)
    return ProtectedTable(
        table.name, table.population, table.dimensions, cells, table.title, table.structural_zeros
    )


def _errors(linked: Linked, rounding: Rounding, rule: Rule) -> dict[CellKey, int]:
    """How far each figure may stand from the truth, which the notes tell readers."""
    loose = linked.margins if rounding.margins_relaxed else frozenset()
    return {key: _margin_error(rule) if key in loose else rule.base - 1 for key in linked.counts}


def _margin_error(rule: Rule) -> int:
    return 2 * rule.base - 1


def _notes(rounding: Rounding, rule: Rule) -> list[str]:
    notes = []
    if rounding.margins_relaxed:
        notes.append(
            f"So that all sums hold, totals and subtotals may stand up to {_margin_error(rule)} from the "
            "true count."
        )
    if not rounding.order_kept:
        notes.append("A rounded figure may stand above the rounded figure of which it is a part.")
    return notes


def _first(failures: Sequence[str]) -> str:
    more = f" (and {len(failures) - 1} more)" if len(failures) > 1 else ""
    return failures[0] + more
