"""What a return is: its parts, their tables, its checks. Values read from a file; knows no case."""

from __future__ import annotations

from dataclasses import dataclass

from cdop.figures.cohort import Basis


@dataclass(frozen=True)
class Line:
    """One table of a part: cases of `population` by `lines` and, where named, across by `across`.

    `layout` is how its document shows it (`layouts.LAYOUTS`). `source` says where the lines come from.
    """

    name: str
    title: str
    population: str
    lines: str
    across: str = ""
    layout: str = "plain"
    source: str = "design"

    @property
    def dimensions(self) -> tuple[str, ...]:
        return (self.lines, self.across) if self.across else (self.lines,)


@dataclass(frozen=True)
class Part:
    """Tables that share a basis: they are prepared, approved and let out together, as one release.

    `opening` begins the document; in it, {total} stands for what the first table counts, {year} for the year.
    `compared` names published headlines of England that stand beside its figures.
    """

    kind: str
    title: str
    basis: Basis
    opening: str
    tables: tuple[Line, ...]
    blocking: tuple[str, ...] = ()
    warning: tuple[str, ...] = ()
    counted_as: str = "death"
    compared: tuple[str, ...] = ()


@dataclass(frozen=True)
class Definition:
    """A return. `fields` names the file by which single cases are told to a national system; `list_of` what a
    list from outside is held against. `file` is where all this was read."""

    kind: str
    title: str
    version: str
    source: str
    note: str
    file: str
    parts: tuple[Part, ...] = ()
    fields: str = ""
    list_of: str = ""

    def part(self, kind: str) -> Part:
        return next(each for each in self.parts if each.kind == kind)
