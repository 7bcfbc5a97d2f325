"""The rows of a table as markup, written out rather than drawn by a template: a page may have two thousand cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.formats import localize
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from cdop.core.shapes import Cell, Column, Table

Tag = Callable[[str, str], SafeString]


def body(table: Table, rows: Sequence[Sequence[Cell]], tag: Tag) -> SafeString:
    """Every row; `tag` makes the markup of a state in a word. All that is not safe already is escaped here."""
    written = [
        '<tr class="nhsuk-table__row">'
        + "".join(
            _cell(column, cell, tag, is_head=table.has_row_heads and not place)
            for place, (column, cell) in enumerate(zip(table.columns, row, strict=True))
        )
        + "</tr>"
        for row in rows
    ]
    return mark_safe("\n".join(written))  # noqa: S308


def _cell(column: Column, cell: Cell, tag: Tag, *, is_head: bool) -> str:
    under = f' <span class="cdop-under">{_said(cell.under)}</span>' if cell.under else ""
    if is_head:
        return f'<th class="nhsuk-table__header" scope="row">{_words(cell, tag)}{under}</th>'
    numeric = " nhsuk-table__cell--numeric" if column.is_number else ""
    day = " cdop-nowrap" if cell.is_day else ""
    return f'<td class="nhsuk-table__cell{numeric}{day}">{_words(cell, tag)}{under}</td>'


def _words(cell: Cell, tag: Tag) -> str:
    if cell.tone and not cell.url:
        return tag(str(cell.text), cell.tone)
    read_out = (
        f'<span class="nhsuk-u-visually-hidden"> {_said(cell.hidden_text)}</span>' if cell.hidden_text else ""
    )
    told = f"{_said(cell.text)}{read_out}"
    return f'<a class="nhsuk-link" href="{_said(cell.url)}">{told}</a>' if cell.url else told


def _said(value: object) -> str:
    """As a template writes a value."""
    if type(value) is str:
        return escape(value)
    told: Any = localize(value)
    return conditional_escape(told)
