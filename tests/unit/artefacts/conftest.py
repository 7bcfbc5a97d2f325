"""An invented document and an invented artefact's fields."""

from datetime import UTC, date, datetime

import pytest

from cdop.artefacts.charts import Bar, ranked_bars
from cdop.artefacts.document import ChartBlock, Column, Document, Heading, Notes, Paragraph, TableBlock
from cdop.artefacts.manifest import ManifestFields


@pytest.fixture
def made_at():
    return datetime(2026, 3, 27, 10, 5, tzinfo=UTC)


@pytest.fixture
def chart():
    return ranked_bars(
        title="Smoking was found most often",
        description="Bars of two factors: smoking 45, housing 15.",
        rows=(Bar("Smoking & <vapour>", 45, 32), Bar("Housing", 15)),
        unit="Reviews, 2022-23",
        comparison="Mean of 2019-20 to 2021-22",
    )


@pytest.fixture
def table():
    return TableBlock(
        name="modifiable_factors",
        title="Modifiable factors",
        columns=(Column("Factor"), Column("2022-23", numeric=True, unit="reviews")),
        rows=(("Smoking", 45), ("=1+2", 1.5), ("Alcohol", "[c]"), ("Total", None)),
        note="Counts are rounded to the nearest 5.",
        source="Invented panel.",
    )


@pytest.fixture
def document(table, chart):
    return Document(
        title="Annual report of the invented panel",
        subtitle="1 April 2022 to 31 March 2023",
        facts=(("Panel", "Invented"), ("Basis", "Date of review")),
        blocks=(
            Heading("What the panel found"),
            Paragraph("The panel reviewed 131 deaths. #panic() $x$ @nobody"),
            ChartBlock(chart, "Smoking was found most often", "Bars of two factors", table.name),
            table,
            Notes(("Years run from 1 April to 31 March.",)),
        ),
        handling="Official: sensitive",
    )


@pytest.fixture
def fields(made_at):
    return ManifestFields(
        kind="annual_report",
        panel="PAN",
        period_from=date(2022, 4, 1),
        period_to=date(2023, 3, 31),
        basis="review",
        data_as_of=date(2023, 6, 1),
        code_version="0.1.0",
        dataset_version="2026.1",
        reference_editions={"areas": "2023"},
        disclosure_rule="rounding to 5",
        maker="analyst",
        approver=None,
        made_at=made_at,
    )
