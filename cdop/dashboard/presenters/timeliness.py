"""How timely the panel's work was, as tables: exact counts for eyes within the panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from cdop.core.shapes import Cell, Column, Table
from cdop.timing.measures import Days, Share, Timeliness

NOT_SAID = "none to judge"
_MOST = 200


@dataclass(frozen=True)
class Late:
    """The cases that were late by one measure; `more` is how many are not listed."""

    label: str
    cases: Sequence[tuple[str, str]]
    more: int = 0


def measures(found: Timeliness, year: str, url: str = "") -> Table:
    """A row for each measure; what is unknown or still running is told apart, never dropped."""
    columns = [
        Column("Measure"),
        Column("In time", is_number=True),
        Column("Late", is_number=True),
        Column("Share in time", is_number=True),
        Column("Not known", is_number=True),
        Column("Not due yet", is_number=True),
    ]
    rows = [_row(share, url) for share in found.shares]
    return Table(f"Of the {found.cases:,} deaths in {year}", columns, rows)


def _row(share: Share, url: str) -> tuple[object, ...]:
    late = len(share.late)
    shown = (
        Cell(f"{late:,}", url=f"{url}#{share.key}", hidden_text=f"late: {share.label}")
        if url and late
        else late
    )
    part = f"{share.in_time / share.of:.0%}".replace("%", " %") if share.of else NOT_SAID
    return (share.label, share.in_time, shown, part, share.unknown, share.running)


def days(found: Timeliness) -> list[str]:
    """Median and quartiles, never a mean."""
    told = [f"{found.reviewed:,} of the {found.cases:,} have been reviewed by the panel."]
    for number, what in (
        (found.days, "Days from death to review"),
        (found.days_without_holds, "The same without days on hold"),
    ):
        if number.quartiles:
            told.append(f"{what}: {_spread(number)}.")
    return told


def _spread(found: Days) -> str:
    low, middle, high = found.quartiles or (0.0, 0.0, 0.0)
    return f"median {middle:,.0f}, half of them between {low:,.0f} and {high:,.0f}"


def late(found: Timeliness) -> list[tuple[str, Late]]:
    """The late cases of each measure, by its key."""
    return [(share.key, _late(share)) for share in found.shares if share.late]


def _late(share: Share) -> Late:
    listed = list(dict.fromkeys(share.late))
    shown = [(each, reverse("cases:case", args=[each])) for each in listed[:_MOST]]
    return Late(share.label, shown, len(listed) - len(shown))
