"""A chart on a page: both widths, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from cdop.artefacts.charts import NARROW, WIDE
from cdop.core.shapes import Table


@dataclass(frozen=True)
class Drawn:
    title: str
    wide: str
    narrow: str
    numbers: Table

    @property
    def svg(self) -> SafeString:
        """Both widths; the style sheet shows the one that fits. The charts escape what they were given."""
        return mark_safe(  # noqa: S308
            f'<div class="cdop-plot__wide">{self.wide}</div><div class="cdop-plot__narrow">{self.narrow}</div>'
        )


def drawn(title: str, draw: Callable[[int], str], numbers: Table) -> Drawn:
    """`draw` makes the chart in the width it is given."""
    return Drawn(title, draw(WIDE), draw(NARROW), numbers)
