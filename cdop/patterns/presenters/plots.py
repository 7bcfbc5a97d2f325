"""A plot as pages and files take it: both widths, its numbers, and the same numbers as a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from cdop.artefacts import document
from cdop.artefacts.charts import NARROW, WIDE
from cdop.core.shapes import Cell, Table


@dataclass(frozen=True)
class Plot:
    """`draw` makes the SVG for a width; `name` is what its files are called, blank where there are none."""

    title: str
    draw: Callable[[int], str]
    numbers: Table
    name: str = ""

    @property
    def svg(self) -> SafeString:
        """Both widths; the style sheet shows the one that fits. The charts escape what they were given."""
        wide, narrow = self.draw(WIDE), self.draw(NARROW)
        return mark_safe(  # noqa: S308
            f'<div class="cdop-plot__wide">{wide}</div><div class="cdop-plot__narrow">{narrow}</div>'
        )

    @property
    def file(self) -> document.TableBlock:
        """The numbers, for a CSV."""
        columns = [
            document.Column(column.label, numeric=column.is_number, unit=column.unit)
            for column in self.numbers.columns
        ]
        rows = [tuple(_plain(value) for value in row) for row in self.numbers.rows]
        return document.TableBlock(self.name, self.numbers.caption, tuple(columns), tuple(rows))


_SIGNED = re.compile("[+−]?[0-9]+([.][0-9]+)?")
"""In a file a number stays a number, whatever its sign looks like on the page."""


def _plain(value: object) -> document.Cell:
    held = value.text if isinstance(value, Cell) else value
    if isinstance(held, str) and _SIGNED.fullmatch(held):
        return float(held.replace("−", "-")) if "." in held else int(held.replace("−", "-"))
    return held if isinstance(held, str | int | float) or held is None else str(held)
