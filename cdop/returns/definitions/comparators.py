"""What was published for England beside a part's own figures: each figure with its source, kept with the release."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction

from cdop.artefacts.document import Block, Column, Heading, Paragraph, TableBlock
from cdop.figures.cohort import Cohort
from cdop.reference import queries as reference
from cdop.returns.definitions.model import Part

YEARS = 5
"""The year of the return and those before it: not every figure is published every year."""


@transaction.atomic
def published(part: Part, cohort: Cohort) -> list[dict[str, Any]]:
    """The headlines that the part names, for England and its groups."""
    last = int(cohort.years[-1][:4])
    years = [f"{year}-{(year + 1) % 100:02d}" for year in range(last - YEARS + 1, last + 1)]
    return [{**asdict(each), "words": each.words} for each in reference.headlines(years, part.compared)]


def blocks(kept: Sequence[Mapping[str, Any]]) -> list[Block]:
    if not kept:
        return []
    rows = tuple(
        (each["year"], _what(each["measure"]), each["group"] or "England", each["words"], each["source"])
        for each in kept
    )
    columns = (Column("Year"), Column("What"), Column("Of whom"), Column("Figure"), Column("Source"))
    return [
        Heading("England, as published"),
        Paragraph(
            "Published by others, on definitions of their own: for orientation. These figures were not counted here "
            "and are not protected by the rule of this return."
        ),
        TableBlock("england", "Published figures for England", columns, rows),
    ]


def _what(measure: str) -> str:
    return measure[:1].upper() + measure[1:]
