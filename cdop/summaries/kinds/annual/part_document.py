"""The document of a part of the annual report, released by itself before the report takes it in."""

from __future__ import annotations

from functools import partial

from cdop.artefacts.document import Document, Notes, Paragraph
from cdop.core.words import moment
from cdop.figures.publications import Published
from cdop.summaries.kinds.annual import tables
from cdop.summaries.kinds.annual.parts import POOLED, YEAR, Asked, Part, pool


def writer(part: Part) -> partial[Document]:
    return partial(_write, part)


def _write(part: Part, published: Published) -> Document:
    figures, cohort = published.figures, published.cohort
    return Document(
        title=part.title,
        subtitle=f"{published.panel_name}, {cohort.words}",
        facts=(
            ("Panel", published.panel_name),
            ("Year", cohort.words),
            ("Counted by", cohort.basis.label),
            ("Data as of", moment(published.data_as_of)),
            ("Protection", figures.rule.sentence),
        ),
        blocks=(
            Paragraph(part.opening),
            *map(Paragraph, published.so_far),
            *(
                tables.block(figures.table(asked.name), _title(asked, cohort.years[-1]))
                for asked in part.tables
            ),
            Notes(figures.notes),
        ),
    )


def _title(asked: Asked, year: str) -> str:
    if asked.over == YEAR:
        return f"{asked.title}, {year}"
    together = pool(year)
    return f"{asked.title}, {together[0]} to {together[-1]} together" if asked.over == POOLED else asked.title
