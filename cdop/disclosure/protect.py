"""The door of the room: tables of true counts and a rule in, protected tables and their proof out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .audit import Proof, prove
from .facts import Fact
from .ledger import bearing_on, merged
from .linking import Linked, Order, link
from .publication import ProtectedCell, ProtectedTable, published
from .refusals import BadTable, Unprotectable
from .rounding import Rounding, round_together
from .rule import ZEROS_MAY_HIDE, ZEROS_SHOWN, Rule
from .shape import CellKey
from .suppression import suppress_together
from .table import Table
from .ties import NOTHING_ASKED, Again, Ties
from .tying import ties


@dataclass(frozen=True)
class Protected:
    """A release that has been protected and proved. Carries no true count.

    ``status``, ``cost`` and ``bound`` are the solver's; ``cost`` and ``bound`` (rounding: total distance from
    the true counts; suppression: total of the counts hidden) are for the file of the release, not for
    readers. ``notes`` are sentences for readers, the rule's first. ``again``: which figures of earlier
    releases were held to; for reviewers. ``errors``: how far each figure may stand from the truth, as the
    notes tell readers; 0 if not given.
    """

    tables: tuple[ProtectedTable, ...]
    rule: Rule
    proof: Proof
    status: str
    cost: int
    bound: int
    notes: tuple[str, ...]
    again: Again = NOTHING_ASKED
    errors: Mapping[CellKey, int] = field(default_factory=dict)

    def table(self, name: str) -> ProtectedTable:
        for table in self.tables:
            if table.name == name:
                return table
        raise BadTable(f"There is no table “{name}” in this release.")


@dataclass(frozen=True)
class _Made:
    """What a method made: a figure for each quantity (None: hidden), and how far it may be off."""

    values: Mapping[CellKey, int | None]
    status: str
    cost: int
    bound: int
    errors: Mapping[CellKey, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    again: Again = NOTHING_ASKED


def protect(
    tables: Sequence[Table],
    rule: Rule,
    order: Iterable[Order] = (),
    earlier: Sequence[Fact] = (),
    finer: Mapping[CellKey, int] | None = None,
) -> Protected:
    """Protects the tables of one release together and proves it, together with what was told ``earlier``.

    ``finer``: true counts of the finest cells that those facts name, to be protected as well. Rounded figures
    that are to stand ``again`` do, and agree with all that is made of the same cells, if that can be.

    ``order`` says which quantities are part of others (see ``linking.within``). ``Unprotectable`` if there is
    no protection, or the proof fails; ``BadTable`` if the tables contradict one another. Where suppression
    with all zeros shown would tell that everybody in a line is in one cell, zeros are hidden too, and the
    rule of what comes back says so.
    """
    linked = link(tables, order)
    earlier, finer = bearing_on(linked.counts, merged(earlier)), finer or {}
    protected = _attempt(tables, linked, rule, earlier, finer)
    proof = protected.proof
    if rule.is_suppression and rule.zeros == ZEROS_SHOWN and 0 < len(proof.failures) == proof.groups:
        protected = _attempt(tables, linked, replace(rule, zeros=ZEROS_MAY_HIDE), earlier, finer)
    if not protected.proof.holds:
        failures = protected.proof.failures
        sentence = f"The tables cannot be released under “{rule.name}”. {_first(failures)}"
        raise Unprotectable(sentence, protected.proof.breaches)
    return protected


def first_look(
    tables: Sequence[Table],
    rule: Rule,
    order: Iterable[Order] = (),
    earlier: Sequence[Fact] = (),
    finer: Mapping[CellKey, int] | None = None,
) -> Mapping[CellKey, int | None]:
    """What ``protect`` would show of each quantity, before it is proved: to choose tables by, never to show."""
    linked = link(tables, order)
    earlier = bearing_on(linked.counts, merged(earlier))
    tied = ties(linked, earlier, finer or {})
    return (_hidden(linked, rule, tied) if rule.is_suppression else _rounded(linked, rule, tied)).values


def _attempt(
    tables: Sequence[Table],
    linked: Linked,
    rule: Rule,
    earlier: Sequence[Fact],
    finer: Mapping[CellKey, int],
) -> Protected:
    """Protects and proves; the proof may fail."""
    tied = ties(linked, earlier, finer)
    made = _hidden(linked, rule, tied) if rule.is_suppression else _rounded(linked, rule, tied)
    shown = tuple(_shown(table, made.values) for table in tables)
    publication = published(shown, made.errors, linked.order, rule.floor)
    proof = prove(publication, linked.counts, rule, earlier, finer)
    notes = (rule.sentence, *made.notes)
    return Protected(shown, rule, proof, made.status, made.cost, made.bound, notes, made.again, made.errors)


def _hidden(linked: Linked, rule: Rule, tied: Ties) -> _Made:
    pattern = suppress_together(linked, rule, tied)
    values = {key: None if key in pattern.hidden else count for key, count in linked.counts.items()}
    return _Made(values, pattern.status, pattern.cost, pattern.bound)


def _rounded(linked: Linked, rule: Rule, tied: Ties) -> _Made:
    rounding = round_together(linked, rule.base, rule.time_limit, tied)
    return _Made(
        rounding.values,
        rounding.status,
        rounding.cost,
        rounding.bound,
        _errors(linked, rounding, rule),
        tuple(_notes(rounding, rule)),
        rounding.again,
    )


def _shown(table: Table, values: Mapping[CellKey, int | None]) -> ProtectedTable:
    cells = tuple(_cell(cell, values[table.key(cell)]) for cell in table.counts)
    return ProtectedTable(
        table.name, table.population, table.dimensions, cells, table.title, table.structural_zeros
    )


def _cell(codes: tuple[str, ...], value: int | None) -> ProtectedCell:
    return ProtectedCell.hiding(codes) if value is None else ProtectedCell.showing(codes, value)


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
