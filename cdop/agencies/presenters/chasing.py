"""The list from which many are reminded: each request a line with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cdop.agencies import rules
from cdop.agencies.models import Request
from cdop.agencies.presenters import requests as shown
from cdop.core.pages import Page
from cdop.core.shapes import Cell
from cdop.core.words import count


@dataclass(frozen=True)
class ChaseLine:
    """One request: whether it can be reminded, and its cells."""

    request: Request
    can_remind: bool
    kind: str
    state: Cell
    chased: Cell
    due: Cell


def lines(requests: Sequence[Request], *, on: date) -> list[ChaseLine]:
    return [
        ChaseLine(
            request=one,
            can_remind=rules.is_open(one),
            kind=shown.kind(one),
            state=shown.state(one),
            chased=shown.chased(one),
            due=shown.due(one, on=on),
        )
        for one in requests
    ]


def caption(page: Page[Request]) -> str:
    """`Requests 26 to 50 of 725`; `1 request`."""
    if page.pages == 1:
        return count(page.total, "request")
    return f"Requests {page.first:,} to {page.last:,} of {page.total:,}"
