"""The document of a part: what was counted, its tables, the notes. Made of protected figures alone."""

from __future__ import annotations

from cdop.artefacts.document import Document, Notes, Paragraph
from cdop.core.words import count as count_words
from cdop.core.words import moment
from cdop.figures.publications import Choices, Published
from cdop.figures.released import ReleasedFigures
from cdop.returns.definitions import comparators
from cdop.returns.definitions.layouts import LAYOUTS
from cdop.returns.definitions.model import Definition, Part


def written(definition: Definition, part: Part, choices: Choices, published: Published) -> Document:
    figures, year = published.figures, published.cohort.words
    return Document(
        title=part.title,
        subtitle=f"{published.panel_name}, {year}",
        facts=(
            ("Panel", published.panel_name),
            ("Year", year),
            ("Counted by", published.cohort.basis.label),
            ("Data as of", moment(published.data_as_of)),
            ("Return", f"{definition.title}, version {definition.version}"),
            ("Protection", figures.rule.sentence),
        ),
        blocks=(
            Paragraph(part.opening.replace("{total}", _how_many(part, figures)).replace("{year}", year)),
            *map(Paragraph, published.so_far),
            *(LAYOUTS[line.layout](part, line, figures.table(line.name), choices) for line in part.tables),
            *comparators.blocks(choices.get("england") or ()),
            Notes((*filter(None, (definition.note,)), *figures.notes)),
        ),
    )


def _how_many(part: Part, figures: ReleasedFigures) -> str:
    """What the first table that adds up counts."""
    totals = [
        figures.table(line.name).value()
        for line in part.tables
        if all(dimension.has_total for dimension in figures.table(line.name).dimensions)
    ]
    total = totals[0] if totals else None
    if total is None:
        return f"a number of {part.counted_as}s that is not shown"
    if figures.rule.is_suppression:
        return count_words(total, part.counted_as)
    if not total:
        return f"no {part.counted_as}s, or fewer than {figures.rule.base},"
    return f"about {total:,} {part.counted_as}s"
