"""One invented document, written by every writer."""

from datetime import UTC, datetime

from cdop.artefacts.charts import Bar, heatmap, ranked_bars
from cdop.artefacts.document import ChartBlock, Column, Document, Heading, Notes, Paragraph, TableBlock
from cdop.artefacts.writers.bundle import write_bundle
from cdop.artefacts.writers.csv_file import write_csv
from cdop.artefacts.writers.docx import write_docx
from cdop.artefacts.writers.ods import write_ods
from cdop.artefacts.writers.pdf import write_pdf
from cdop.artefacts.writers.tidy import write_tidy_csv, write_tidy_json
from cdop.artefacts.writers.xlsx import write_xlsx
from cdop.disclosure.publication import ProtectedCell, ProtectedTable
from cdop.disclosure.shape import Dimension
from cdop.disclosure.tablefile import About

MADE_AT = datetime(2026, 7, 27, 23, 30, 15, tzinfo=UTC)


def written() -> dict[str, bytes]:
    document = _document()
    table, about = _protected(), About(period="2022-23", notes=("A note.",), rule={"b": 1, "a": 2})
    files = {
        "xlsx": write_xlsx(document, made_at=MADE_AT),
        "large.xlsx": write_xlsx(Document("Large", "", (), (_large(),)), made_at=MADE_AT),
        "ods": write_ods(document, made_at=MADE_AT),
        "docx": write_docx(document, made_at=MADE_AT),
        "pdf": write_pdf(document, made_at=MADE_AT),
        "csv": write_csv(document.tables[0]),
        "tidy.csv": write_tidy_csv([table], about, unit="deaths"),
        "tidy.json": write_tidy_json([table], about, unit="deaths"),
    }
    named = {f"a.{name}": data for name, data in files.items()}
    return {**files, "zip": write_bundle(named, name="a", made_at=MADE_AT)}


def _document() -> Document:
    columns = (Column("Factor"), Column("2022-23", numeric=True, unit="reviews"), Column("Remark"))
    rows = (("Smoking", 1245, None), ("Housing", 1.25, "é"), ("Alcohol", "[c]", "=1"))
    table = TableBlock("factors", "Factors", columns, rows, note="Rounded.", source="Invented.")
    bars = ranked_bars(
        title="Bars",
        description="Two bars.",
        rows=(Bar("Smoking", 45, 32), Bar("Housing", 15)),
        unit="Reviews",
        comparison="Mean",
    )
    pairs = heatmap(title="P", description="Pairs.", labels=["One", "Two"], values=[[], [3]], unit="Pairs")
    return Document(
        title="Annual report of the invented panel",
        subtitle="2022-23",
        facts=(("Panel", "Invented"),),
        blocks=(
            Heading("Found"),
            Paragraph("The panel reviewed 131 deaths."),
            ChartBlock(bars, "Smoking leads", "Two bars", "factors"),
            ChartBlock(pairs, "Pairs", "A pair", "factors"),
            table,
            Notes(("A note.",)),
        ),
        handling="Official: sensitive",
    )


def _large() -> TableBlock:
    rows = tuple((f"Row {row}", row, row / 8) for row in range(1_200))
    columns = (Column("Name"), Column("Count", numeric=True), Column("Rate", numeric=True))
    return TableBlock("large", "Large", columns, rows)


def _protected() -> ProtectedTable:
    dimension = Dimension("sex", "Sex", ("f", "m"))
    cells = (
        ProtectedCell.showing(("f",), 5),
        ProtectedCell.hiding(("m",)),
        ProtectedCell.showing(("Total",), 10),
    )
    return ProtectedTable("by_sex", "deaths", (dimension,), cells, "By sex")
