"""Texts of summaries, begun, written and read by the acts of people."""

from __future__ import annotations

from datetime import date
from typing import Any

from cdop.access.actors import Actor
from cdop.summaries import actions
from cdop.summaries.models import SummaryText
from tests.makers.cases import make_signed_case
from tests.makers.panels import chair_beside, scope_of

YEAR = date(2025, 4, 1), date(2026, 3, 31)
SEEN = {
    "title": "Smoke-free homes",
    "seen": "Several babies had lived in homes where people smoked indoors.",
    "learned": "Families had not been offered help to stop.",
    "change": "Offer help at every visit.",
    "who": "Maternity and health visiting services.",
}


def make_theme(by: Actor, *, deaths: int = 5, factors: tuple[str, ...] = ("C16",), **of: Any) -> SummaryText:
    """A theme found in so many reviewed deaths, with nothing written yet."""
    chair = chair_beside(by)
    for _ in range(deaths):
        make_signed_case(by, chair=chair, **of)
    with scope_of(by):
        return actions.begin(kind="theme", start=YEAR[0], end=YEAR[1], factors=factors, by=by)


def make_written(by: Actor, text: SummaryText, **changed: str) -> SummaryText:
    """The text, written as it may be published; what may stand is confirmed."""
    typed = {**SEEN, **changed}
    with scope_of(by):
        confirmed = keys_of(by, text, typed)
        return actions.write(text=text, version=text.version, typed=typed, confirmed=confirmed, by=by)


def keys_of(by: Actor, text: SummaryText, typed: dict[str, str]) -> list[str]:
    """Of everything found in what was typed."""
    marks = actions.look_through(text=text, typed=typed, by=by)
    return [mark.key for each in marks.values() for mark in each]


def make_annual_text(by: Actor) -> SummaryText:
    """The texts of an annual report, with nothing written yet."""
    with scope_of(by):
        return actions.begin(kind="annual_report", start=YEAR[0], end=YEAR[1], by=by)
