"""Figures as they may leave: protected tables, the rule, the notes. No true count, and nothing made of one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cdop.disclosure.protect import Protected
from cdop.disclosure.publication import ProtectedTable
from cdop.disclosure.refusals import BadTable
from cdop.disclosure.rule import Rule
from cdop.figures.readable import Figures


@dataclass(frozen=True)
class ReleasedFigures:
    """All that a page, a document or a file is made from."""

    tables: tuple[ProtectedTable, ...]
    rule: Rule
    notes: tuple[str, ...]

    @cached_property
    def readable(self) -> Figures:
        """The tables by name, as pages read them."""
        return Figures({table.name: table for table in self.tables}, is_exact=False, notes=self.notes)

    def table(self, name: str) -> ProtectedTable:
        for table in self.tables:
            if table.name == name:
                return table
        raise BadTable(f"There is no table “{name}” in this release.")


def released(figures: Protected) -> ReleasedFigures:
    return ReleasedFigures(figures.tables, figures.rule, figures.notes)
