"""What is past its time, in words. No queries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse

from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import count, day, moment
from cdop.retention.keeping import RULES
from cdop.retention.models import Removal, Report


def lasting(after: timedelta) -> str:
    """`1 day`, `90 days`."""
    return count(after.days, "day")


def table(report: Report | None) -> Table:
    """Every kind, with what the latest look found of it; the number leads to removing them."""
    found = {line["kind"]: line for line in report.lines} if report else {}
    columns = [
        Column("Kept for a time only"),
        Column("Past it", is_number=True),
        Column("Since"),
        Column("For"),
    ]
    rows = []
    for rule in RULES.values():
        line = found.get(rule.code, {"count": 0, "since": None})
        url = reverse("retention:remove", args=[rule.code]) if line["count"] else ""
        since = day(date.fromisoformat(line["since"])) if line["since"] else ""
        rows.append(
            (
                Cell(rule.title, under=rule.why),
                Cell(line["count"], url=url, hidden_text=f"{rule.title.lower()}: remove them"),
                Cell(since, is_day=True),
                Cell(lasting(rule.after), under=f"from {rule.from_when}"),
            )
        )
    return Table("What is past its time", columns, rows)


def removals(rows: Sequence[Removal]) -> Table:
    columns = [Column("What"), Column("How many", is_number=True), Column("When"), Column("Who")]
    titles = {rule.code: rule.title for rule in RULES.values()}
    lines = [(titles.get(row.kind, row.kind), row.count, moment(row.at), row.by_name) for row in rows]
    return Table("What was removed", columns, lines)
