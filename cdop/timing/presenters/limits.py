"""The panel's time limits: how long, how binding, whose, and how sure where they come from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from cdop.core.shapes import Cell, Column, Line, Table
from cdop.core.words import day
from cdop.dataset.codelists import DeadlineCode, DeadlineUnit, Severity
from cdop.dataset.sources import explain, source_keys, sources
from cdop.timing.deadlines import Rule, RuleBook
from cdop.timing.limits import Length, from_words, in_order, shipped
from cdop.timing.models import PanelRule

_ONE = {
    DeadlineUnit.HOURS: "hour",
    DeadlineUnit.DAYS: "calendar day",
    DeadlineUnit.WORKING_DAYS: "working day",
    DeadlineUnit.WEEKS: "week",
    DeadlineUnit.MONTHS: "month",
}


def length_words(length: Length) -> str:
    """`3 months`, `1 working day`, `the same day`."""
    if not length.offset:
        return "the same day"
    unit = _ONE[length.unit] if length.offset == 1 else length.unit.label
    return f"{length.offset} {unit}"


def from_start(length: Length, start: str) -> str:
    """`3 months from the death`; `the same day as the death`."""
    return f"{length_words(length)} {'from' if length.offset else 'as'} {start}"


def seen_where(code: DeadlineCode) -> str:
    """Where the shipped limit comes from, with each document by its name instead of its key."""
    words = explain(code.origin)
    for key in source_keys(words):
        words = re.sub(rf"\b{key}\b", f"“{sources()[key].what}”", words)
    return _sentence(words)


def surely(code: DeadlineCode) -> str:
    """How far a shipped limit can be trusted, in a few words."""
    tag = code.origin
    if "recalled" in tag:
        return "partly seen in a source, partly recalled" if "found" in tag else "recalled, not checked"
    return "seen in a source" if "found" in tag else "chosen for this software"


def whose(rule: Rule) -> str:
    """`The panel’s own, since 1 December 2026`; `As shipped: recalled, not checked`."""
    return f"The panel’s own, since {day(rule.since)}" if rule.is_own else f"As shipped: {surely(rule.code)}"


def rules_table(book: RuleBook, on: date) -> Table:
    """Every limit: what holds now, what is shipped, how binding, where it comes from."""
    columns = [
        Column("Time limit"),
        Column("In force"),
        Column("As shipped"),
        Column("Binds as"),
        Column("Where the shipped limit comes from"),
    ]
    rows = [_row(code, book.rule(code, on)) for code in in_order()]
    return Table("Time limits", columns, rows)


def _row(code: DeadlineCode, rule: Rule) -> tuple[object, ...]:
    change = reverse("timing:limit", args=[code.code])
    return (
        Cell(code.label, url=change, hidden_text="– change", under=f"from {from_words(code)}"),
        Cell(length_words(rule.length), under=f"own, since {day(rule.since)}" if rule.is_own else ""),
        length_words(shipped(code)),
        Severity(rule.length.severity).label,
        seen_where(code),
    )


def about(code: DeadlineCode) -> list[Line]:
    """What is known of one limit."""
    return [
        Line("Counted from", _sentence(from_words(code))),
        Line(
            "As shipped", f"{_sentence(length_words(shipped(code)))}; {shipped(code).severity.label.lower()}"
        ),
        Line("About it", code.description),
        Line("Where it comes from", seen_where(code)),
    ]


def history_table(rows: Sequence[PanelRule]) -> Table | None:
    """What the panel set, newest first; None when it never set any."""
    if not rows:
        return None
    columns = [Column("Since"), Column("Limit"), Column("Binds as"), Column("Set by"), Column("Note")]
    return Table("What the panel set", columns, [_past(row) for row in rows])


def _past(row: PanelRule) -> tuple[object, ...]:
    length = Length(row.offset, DeadlineUnit(row.unit), Severity(row.severity))
    words = _sentence(length_words(length))
    return (
        row.since,
        Cell(words, under="as shipped" if row.is_reset else ""),
        length.severity.label,
        Cell(row.recorded_by_name, under=day(row.recorded_at)),
        row.note,
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
