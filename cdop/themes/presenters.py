"""Themes, tags and suggestions in words and tables. No queries: everything shown is handed in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import count, moment
from cdop.themes.lines import KINDS, Line, kind_of, words_of
from cdop.themes.models import ChangeKind, HowTagged, Suggestion, Tag, Theme, ThemeChange, Why
from cdop.themes.queries import Occurs, TaggedLine

SHORT = 160


@dataclass(frozen=True)
class Block:
    """One line of a review on the page of its case; `place` names it in a form."""

    place: str
    kind: str
    words: str
    tags: Sequence[Tag]
    suggested: Sequence[str]


@dataclass(frozen=True)
class Offered:
    """One suggestion to decide on; `box` is the id of its box, that of the first where a mistake leads to."""

    number: int
    box: str
    is_chosen: bool
    reference: str
    kind: str
    words: str
    theme: str
    why: str


def listed(themes: Sequence[Theme], counts: Mapping[int, Occurs] | None) -> Table:
    """The themes in use; with numbers for those who may see exact ones."""
    columns = [Column("Theme")]
    if counts is not None:
        columns += [Column("Cases", is_number=True), Column("Lines", is_number=True)]
    rows = []
    for each in themes:
        if each.is_in_use:
            found = (counts or {}).get(each.pk, Occurs())
            numbers = () if counts is None else (found.cases, found.lines)
            rows.append((replace(_link(each), under=each.definition), *numbers))
    return Table("Themes in use", columns, rows)


def unused(themes: Sequence[Theme]) -> Table:
    """Those that were retired or merged."""
    rows = [(_link(each), state(each)) for each in themes if not each.is_in_use]
    return Table("Themes no longer used", [Column("Theme"), Column("What became of it")], rows)


def state(theme: Theme) -> str:
    if theme.merged_into is not None:
        return f"Merged into “{theme.merged_into.name}”"
    return "Retired" if theme.retired_at else "In use"


def points(tags: Sequence[Tag], caption: str) -> Table:
    """Where a theme stands: the case, what the line says, how it came to the theme."""
    columns = [Column("Case"), Column("What the review says"), Column("Tagged")]
    rows = [
        (
            _case(tag.case.reference),
            Cell(words_of(tag.line), under=_kind(tag.line)),
            Cell(HowTagged.label_of(tag.how), under=f"{tag.tagged_by_name}, {moment(tag.tagged_at)}"),
        )
        for tag in tags
    ]
    return Table(caption, columns, rows)


def older(tags: Sequence[Tag]) -> Table:
    """Tags of a case whose line says something else now."""
    columns = [Column("Theme"), Column("What the line said"), Column("Tagged")]
    rows = [
        (
            _link(tag.theme),
            Cell(words_of(tag.line), under=_kind(tag.line)),
            f"{tag.tagged_by_name}, {moment(tag.tagged_at)}",
        )
        for tag in tags
    ]
    return Table("Tagged before the words were changed", columns, rows)


def history(changes: Sequence[ThemeChange], *, is_whole: bool) -> Table:
    """What was done to a theme, newest first. How many tags followed, and why, only for who may read a review."""
    kept = 4 if is_whole else 3
    rows = [(moment(each.at), _told(each, is_whole), each.by_name, each.reason)[:kept] for each in changes]
    columns = [Column("When"), Column("What"), Column("By"), Column("Why")][:kept]
    return Table("History of the theme", columns, rows, has_row_heads=False)


def _told(change: ThemeChange, is_whole: bool) -> object:
    """One change in words: the names before and after, or the theme it was merged with."""
    other = f"“{change.other.name}”" if change.other else ""
    tags = count(change.tags or 0, "tag")
    said = {
        ChangeKind.ADDED: f"Added as “{change.after}”",
        ChangeKind.RENAMED: f"Renamed from “{change.before}” to “{change.after}”",
        ChangeKind.MERGED: f"Merged into {other}" + (f"; {tags} followed" if is_whole else ""),
        ChangeKind.TOOK_IN: f"Took in {other}" + (f" with {tags}" if is_whole else ""),
    }.get(ChangeKind(change.kind))
    if said is not None:
        return said
    under = f"Before: {change.before}" if change.kind == ChangeKind.DEFINED else ""
    return Cell(ChangeKind.label_of(change.kind), under=under)


def blocks(lines: Sequence[TaggedLine]) -> list[Block]:
    """The lines of one case with their tags."""
    return [
        Block(
            f"{kind_of(each.line)}-{each.line.pk}",
            _kind(each.line),
            words_of(each.line),
            each.tags,
            [f"{one.theme.name} ({why(one)})" for one in each.suggestions],
        )
        for each in lines
    ]


def offered(rows: Sequence[Suggestion], chosen: Collection[str]) -> list[Offered]:
    """`chosen`: numbers as they were sent."""
    return [
        Offered(
            each.pk,
            f"id_chosen_{place}" if place else "id_chosen",
            str(each.pk) in chosen,
            each.case.reference,
            _kind(each.line),
            words_of(each.line, most=2 * SHORT),
            each.theme.name,
            why(each),
        )
        for place, each in enumerate(rows)
    ]


def why(suggestion: Suggestion) -> str:
    if suggestion.why == Why.WORDS:
        return f"holds “{suggestion.phrase}”"
    return f"like lines tagged so before, {round(100 * (suggestion.score or 0))} of 100"


def _kind(line: Line) -> str:
    return KINDS[kind_of(line)]


def _link(theme: Theme) -> Cell:
    return Cell(theme.name, url=reverse("themes:theme", args=[theme.pk]))


def _case(reference: str) -> Cell:
    return Cell(reference, url=reverse("themes:case", args=[reference]))
