"""Cases that may be the same child, without a name."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from cdop.cases.presenters.words import age_at_death, state_words
from cdop.cases.queries import Alike
from cdop.core.shapes import Cell, Column, Table

_COLUMNS = (
    Column("Reference"),
    Column("In common"),
    Column("Notified"),
    Column("Age at death"),
    Column("Stage"),
)


def table(found: Sequence[Alike]) -> Table:
    """One line a case."""
    return Table("Cases that may be the same child", _COLUMNS, [_row(each) for each in found])


def _row(found: Alike) -> tuple[object, ...]:
    words, tone = state_words(found.case)
    return (
        Cell(found.case.reference, url=reverse("cases:case", args=[found.case.reference]), is_day=True),
        found.why,
        timezone.localdate(found.case.notified_at),
        age_at_death(found.case) or "Not known",
        Cell(words, tone=tone),
    )
