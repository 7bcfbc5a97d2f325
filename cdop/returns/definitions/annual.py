"""The national return `annual`: reviews completed in the year, by what the panel concluded and for whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cdop.access.permissions import Permission
from cdop.artefacts.document import Column, Document, Notes, Paragraph, TableBlock
from cdop.core.words import moment
from cdop.disclosure.publication import ProtectedTable
from cdop.figures import breakdowns
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.facts import CaseFacts
from cdop.figures.publishing import Publication, Published, publish_as
from cdop.figures.release import Counted

_LINES = (
    ("modifiability", breakdowns.modifiability, "Reviews completed, by modifiability"),
    ("category", breakdowns.category, "Reviews completed, by primary category of death"),
    ("age_band", breakdowns.age_band, "Reviews completed, by age at death"),
    ("sex", breakdowns.sex, "Reviews completed, by sex"),
    ("ethnic_group", breakdowns.ethnic_group, "Reviews completed, by ethnic group"),
)
"""Fact counted, its dimension, the table's title. All five share one total."""


def count(cohort: Cohort, facts: Sequence[CaseFacts]) -> Counted:
    population = f"deaths reviewed {cohort.words}"
    tables = tuple(
        breakdowns.one_way(
            f"reviews_by_{fact}", population, dimension(), Counter(getattr(f, fact) for f in facts), title
        )
        for fact, dimension, title in _LINES
    )
    return Counted(tables)


def write(published: Published) -> Document:
    figures = published.figures
    total = figures.tables[0].value(modifiability="Total") or 0
    how_many = f"about {total:,} reviews" if total else "no reviews, or fewer than 5,"
    return Document(
        title="Annual return of child death reviews",
        subtitle=f"{published.panel_name}, {published.cohort.words}",
        facts=(
            ("Panel", published.panel_name),
            ("Year", published.cohort.words),
            ("Counted by", published.cohort.basis.label),
            ("Data as of", moment(published.data_as_of)),
            ("Protection", figures.rule.sentence),
        ),
        blocks=(
            Paragraph(
                f"The panel completed {how_many} in {published.cohort.words}. A review counts in the year in "
                "which the panel concluded it, whenever the child died: these are not the deaths of the year."
            ),
            *map(Paragraph, published.so_far),
            *(_table(table) for table in figures.tables),
            Notes(figures.notes),
        ),
    )


def _table(table: ProtectedTable) -> TableBlock:
    dimension = table.dimensions[0]
    rows = tuple((dimension.label(cell.codes[0]), cell.count) for cell in table.rows())
    return TableBlock(
        table.name, table.title, (Column(dimension.title), Column("Reviews", numeric=True)), rows
    )


ANNUAL = publish_as(
    Publication(
        kind="annual",
        title="Annual return",
        basis=Basis.REVIEW,
        permission=Permission.RETURN_MAKE,
        span=lambda cohort: cohort,
        count=count,
        write=write,
    )
)
