"""The local picture as panels draw it, and what protects."""

from __future__ import annotations

from collections.abc import Sequence

from cdop.core.shapes import Cell as Shown
from cdop.core.shapes import Column, Table
from cdop.dataset.local_picture import PROTECTIVE, ROWS
from cdop.patterns.presenters.links import Links, label, share
from cdop.patterns.queries import Cell, Patterns, Protection

NOT_RECORDED = "Not recorded in the reviews"
LABELS = {row.key: row.label for row in ROWS} | {each.key: f"{each.label} missing" for each in PROTECTIVE}


def picture(found: Patterns, links: Links) -> Table:
    """A row for each thing panels look for, found or not."""
    rows = [
        (
            Shown(row.label, under=_made_of(row.factors, row.note)),
            links.number(found.picture[row.key], row.label, Cell(row=row.key)),
            share(found.picture[row.key], found.deaths),
        )
        for row in ROWS
    ]
    columns = [
        Column("Row of the picture"),
        Column("Deaths", is_number=True),
        Column("Share", unit=f"of {found.deaths:,} deaths", is_number=True),
    ]
    notes = ["Factors of all domains. A death is counted once in a row, and may be counted in several rows."]
    return Table(f"Local picture of factors, {links.choice.period}", columns, rows, notes)


def _made_of(codes: tuple[str, ...], note: str) -> str:
    named = f"Coded as {'; '.join(label(code) for code in codes)}." if len(codes) < 4 else ""
    return " ".join(part for part in (named, note) if part)


def protective(found: Sequence[Protection], links: Links) -> Table:
    """What the records say was there, and where its absence was a factor."""
    rows = [
        (
            each.label,
            *((NOT_RECORDED, "", "") if each.there is None else (each.there, each.not_there, each.not_known)),
            links.number(each.absent_as_factor, f"{each.label} missing", Cell(row=each.key)),
        )
        for each in found
    ]
    columns = [
        Column("What protects"),
        Column("There", unit="deaths", is_number=True),
        Column("Not there", unit="deaths", is_number=True),
        Column("Not known or not answered", unit="deaths", is_number=True),
        Column("Its absence judged a factor", unit="deaths", is_number=True),
    ]
    notes = [
        "Breastfeeding and immunisation as the reporting form and the notification answer them, at any age. "
        "The panel's coding holds what was missing, never what was there."
    ]
    return Table(f"Protective factors, {links.choice.period}", columns, rows, notes)
