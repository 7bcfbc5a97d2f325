"""The document of tables of one's own: what was counted, the tables, the notes."""

from __future__ import annotations

from itertools import product

from cdop.artefacts.document import Cell, Column, Document, Notes, Paragraph, TableBlock
from cdop.core.words import moment
from cdop.disclosure.publication import ProtectedTable
from cdop.disclosure.wording import CONFIDENTIAL
from cdop.figures.cohort import Basis
from cdop.figures.publications import Published

_COUNTED = {
    Basis.REVIEW: "Children are counted in the time in which the panel concluded their review, whenever they died.",
    Basis.DEATH: "Children are counted in the time in which they died.",
    Basis.NOTIFICATION: "Children are counted in the time in which the panel was notified of their death.",
}
_NOT_ADDING = (
    "Factors do not add up: several may be counted for one child, and none for another. A factor is counted "
    "once for a child, where the panel judged that it may have contributed."
)


def write(published: Published) -> Document:
    figures, cohort = published.figures, published.cohort
    factors = any(d.name == "factor_code" for table in figures.tables for d in table.dimensions)
    return Document(
        title="Child death review: tables",
        subtitle=f"{published.panel_name}, {cohort.words}",
        facts=(
            ("Panel", published.panel_name),
            ("Period", cohort.words),
            ("Counted by", cohort.basis.label),
            ("Data as of", moment(published.data_as_of)),
            ("Protection", figures.rule.sentence),
        ),
        blocks=(
            Paragraph(_COUNTED.get(cohort.basis, f"Children are counted by the {cohort.basis.label}.")),
            *map(Paragraph, published.so_far),
            *map(_table, figures.tables),
            Notes((*((_NOT_ADDING,) if factors else ()), *figures.notes)),
        ),
    )


def _table(table: ProtectedTable) -> TableBlock:
    """The last breakdown across, the others down; a table of one breakdown has a column of counts."""
    down, across = (
        (table.dimensions[:-1], table.dimensions[-1])
        if len(table.dimensions) > 1
        else (table.dimensions, None)
    )
    heads = across.positions if across else ("",)
    columns = [Column(d.title) for d in down]
    columns += [Column(across.label(code) if across else "Deaths", numeric=True) for code in heads]
    rows: list[tuple[Cell, ...]] = []
    for place in product(*(d.positions for d in down)):
        named = [d.label(code) for d, code in zip(down, place, strict=True)]
        cells = [_shown(table, (*place, *((code,) if across else ()))) for code in heads]
        rows.append((*named, *cells))
    return TableBlock(table.name, table.title, tuple(columns), tuple(rows))


def _shown(table: ProtectedTable, codes: tuple[str, ...]) -> Cell:
    named = {d.name: code for d, code in zip(table.dimensions, codes, strict=True) if code != "Total"}
    count = table.value(**named)
    return CONFIDENTIAL if count is None else count
