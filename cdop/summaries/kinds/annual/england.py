"""What others published for England, beside the panel's own protected figures: each figure with its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cdop.artefacts.document import Block, Column, Heading, Paragraph, TableBlock
from cdop.disclosure.publication import ProtectedTable
from cdop.summaries.kinds.annual.tables import rate_of, value

RATE = "NCMD-child-death-rate-100k"
MODIFIABLE = ("NCMD-reviews-modifiable-factors-pct", "LSCB1-reviews-modifiable-factors-pct")
INDICATORS: Mapping[str, str] = {
    RATE: "Deaths of children",
    "NCMD-infant-death-rate-1k-births": "Deaths under 1 year",
    "NCMD-deaths-notified-n": "Deaths notified",
    "NCMD-deaths-reported-n": "Deaths reported",
    "LSCB1-reviews-completed-n": "Reviews completed",
    MODIFIABLE[0]: "Reviews with modifiable factors",
    MODIFIABLE[1]: "Reviews with modifiable factors",
}
"""By indicator, as the table names it. Only such as the report has figures of its own for."""
Kept = Sequence[Mapping[str, Any]]
"""Headlines as the release keeps them."""


def rates(kept: Kept) -> dict[str, float]:
    """The published rate of deaths per 100,000 children, by year."""
    return {each["year"]: float(each["value"]) for each in kept if each["indicator"] == RATE}


def beside_rate(kept: Kept, table: ProtectedTable, living: Mapping[str, int], year: str) -> str:
    """Whether the panel's rate of the year lies apart from England's: only where its limits leave England's out."""
    england = rates(kept).get(year)
    if england is None or not living.get(year):
        return ""
    said = f"For England, {england:g} deaths per 100,000 children were published for {year}."
    _, low, high = rate_of(value(table, year=year), living[year])
    if not (isinstance(low, float) and isinstance(high, float)):
        return f"{said} The panel’s own deaths are too few for a comparison."
    if low <= england <= high:
        return f"{said} It lies between the limits of the panel’s own rate: no difference can be told."
    word = "higher" if england < low else "lower"
    return f"{said} The panel’s own rate is {word}, by more than chance and rounding usually bring."


def beside_modifiable(kept: Kept, year: str) -> str:
    """The share of reviews with modifiable factors last published for England, of the year or of one before it."""
    known = [each for each in kept if each["indicator"] in MODIFIABLE and each["year"] <= year]
    if not known:
        return ""
    last = known[-1]
    when = "" if last["year"] == year else " No later share is known here."
    return (
        f"In England, modifiable factors were found in {last['words']} of the reviews completed in "
        f"{last['year']}, as published.{when} Panels judge differently what is modifiable."
    )


def published(kept: Kept) -> list[Block]:
    """Every figure that was looked at, with where it was read."""
    if not kept:
        return []
    rows = tuple(
        (each["year"], INDICATORS[each["indicator"]], each["words"], each["source"]) for each in kept
    )
    columns = (Column("Year"), Column("What"), Column("England"), Column("Source"))
    return [
        Heading("England, as published"),
        Paragraph(
            "These figures were published by others, on definitions of their own. They are given for orientation; they "
            "were not counted here and are not rounded by the rule of this report."
        ),
        TableBlock("england", "Published figures for England", columns, rows),
    ]
