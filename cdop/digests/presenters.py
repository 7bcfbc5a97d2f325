"""Digests in words. No queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import day
from cdop.dataset.years import review_year
from cdop.digests.checks import CHECKS, Check
from cdop.digests.models import Digest


@dataclass(frozen=True)
class Gap:
    """One line of the week's list: so many, of what, and the first of the cases."""

    number: int
    what: str
    page: str
    references: Sequence[str]
    more: int


def gaps(digest: Digest | None) -> list[Gap]:
    return [_gap(line) for line in digest.lines] if digest else []


def _gap(line: Mapping[str, Any]) -> Gap:
    known = CHECKS.get(line["check"], Check(line["check"], line["check"]))
    page = reverse(known.page) if known.page else ""
    named = line["references"]
    return Gap(line["count"], known.what, page, named, line["count"] - len(named) if named else 0)


def weeks(rows: Sequence[Digest]) -> Table:
    """How it went, week by week."""
    columns = [Column("Week of"), Column("Found", is_number=True)]
    lines = [(Cell(day(row.on), is_day=True), sum(line["count"] for line in row.lines)) for row in rows]
    return Table("Week by week", columns, lines)


def months(rows: Sequence[Digest]) -> Table:
    """Each month that ended, with a way to the themes of its year."""
    return Table(
        "Themes of the year to date",
        [Column("Up to"), Column("Year"), Column("See")],
        list(map(_month, rows)),
    )


def _month(row: Digest) -> tuple[object, ...]:
    """A digest of the first of a month stands for the year up to the day before."""
    last: date = row.on - timedelta(days=1)
    year = review_year(last)
    url = f"{reverse('figures:themes')}?year={year}"
    return Cell(day(last), is_day=True), year, Cell("Themes", url=url, hidden_text=f"of {year}")
