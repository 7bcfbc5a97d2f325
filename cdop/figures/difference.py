"""Two releases set side by side: which published figures moved, and which cases came, went or changed. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from cdop.disclosure.publication import ProtectedCell, ProtectedTable
from cdop.disclosure.shape import Cell
from cdop.figures.facts import CaseFacts

_NOT_FACTS = ("case_id", "year")


@dataclass(frozen=True)
class Moved:
    """A figure that both show, and not as the same. None: hidden."""

    codes: Cell
    before: int | None
    after: int | None

    @property
    def by(self) -> int | None:
        """How far it moved; None where one of the two is hidden."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class TableMoves:
    """A table of both releases. `same`: figures that stand as they stood; `only_*`: those that one has alone."""

    table: ProtectedTable
    moved: tuple[Moved, ...]
    same: int
    only_before: int
    only_after: int


@dataclass(frozen=True)
class Changed:
    """A case counted in both, and the names of the facts that are other than they were."""

    reference: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class CaseMoves:
    """References of cases that came in, went out, or were counted otherwise."""

    entered: tuple[str, ...]
    left: tuple[str, ...]
    changed: tuple[Changed, ...]
    same: int


def figures_moved(
    before: Sequence[ProtectedTable], after: Sequence[ProtectedTable]
) -> tuple[TableMoves, ...]:
    """Tables that count the same people by the same breakdowns, in the order of `after`."""
    known = {_shape(table): table for table in before}
    pairs = ((known.get(_shape(table)), table) for table in after)
    return tuple(_table_moves(old, new) for old, new in pairs if old is not None)


def _shape(table: ProtectedTable) -> tuple[str, tuple[str, ...]]:
    return table.population, tuple(dimension.name for dimension in table.dimensions)


def _table_moves(before: ProtectedTable, after: ProtectedTable) -> TableMoves:
    old, new = _cells(before), _cells(after)
    both = [codes for codes in new if codes in old]
    moved = tuple(
        Moved(codes, old[codes].count, new[codes].count)
        for codes in both
        if old[codes].count != new[codes].count
    )
    return TableMoves(after, moved, len(both) - len(moved), len(old) - len(both), len(new) - len(both))


def _cells(table: ProtectedTable) -> dict[Cell, ProtectedCell]:
    return {cell.codes: cell for cell in table.rows()}


def cases_moved(before: Mapping[str, CaseFacts], after: Mapping[str, CaseFacts]) -> CaseMoves:
    """Cases by reference, as each release counted them."""
    both = sorted(set(before) & set(after))
    changed = [Changed(each, names) for each in both if (names := _other_facts(before[each], after[each]))]
    return CaseMoves(
        entered=tuple(sorted(set(after) - set(before))),
        left=tuple(sorted(set(before) - set(after))),
        changed=tuple(changed),
        same=len(both) - len(changed),
    )


def _other_facts(before: CaseFacts, after: CaseFacts) -> tuple[str, ...]:
    old, new = asdict(before), asdict(after)
    return tuple(name for name in new if name not in _NOT_FACTS and old[name] != new[name])
