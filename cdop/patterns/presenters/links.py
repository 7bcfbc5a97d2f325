"""From a number to its cases, for those who may open them."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from cdop.core import shapes
from cdop.dataset.factors import factor
from cdop.figures.words import in_sentence
from cdop.patterns.choice import Choice
from cdop.patterns.queries import Cell


@dataclass(frozen=True)
class Links:
    """Of one page. A nought leads nowhere."""

    choice: Choice
    may_open: bool

    def number(self, count: int, words: str, cell: Cell) -> shapes.Cell:
        """The count; `words` say to those who hear the link alone what it counts."""
        if not count or not self.may_open:
            return shapes.Cell(f"{count:,}")
        address = self.choice.address(reverse("patterns:cases"), cell.codes)
        return shapes.Cell(f"{count:,}", url=address, hidden_text=f"deaths: {words}")


def share(part: int, whole: int) -> str:
    """“12%”, “below 1%”; nothing of nothing."""
    if not whole:
        return ""
    return "below 1%" if 0 < part < whole / 200 else f"{100 * part / whole:.0f}%"


def label(code: str) -> str:
    return factor(code).label


def labels(codes: tuple[str, ...]) -> str:
    """“Housing (general); Co-sleeping”: labels hold commas and “and”."""
    return "; ".join(
        label(code) if not place else in_sentence(label(code)) for place, code in enumerate(codes)
    )
