"""The document of the panel summary: a paragraph, a ranked chart, a trend, the tables, the method."""

from __future__ import annotations

from collections.abc import Sequence

from cdop.artefacts.charts.ranked import Bar, ranked_bars
from cdop.artefacts.charts.trend import Series, trend_lines
from cdop.artefacts.document import ChartBlock, Column, Document, Heading, Notes, Paragraph, TableBlock
from cdop.core.words import moment
from cdop.dataset.codelists.review import Modifiability
from cdop.disclosure.protect import Protected
from cdop.figures.publishing import Published
from cdop.summaries.kinds import panel_words as words

_NOTES = (
    "Counts are of children whose review was completed in the year shown, not of deaths in that year.",
    "A factor is counted once a child, where the panel judged that it may have contributed. Several factors may "
    "be counted for one child, so factors do not add up to the number of reviews.",
    "Two factors found together in one child do not show that together they raise the risk: every child counted "
    "here died, and children who did not are not in these figures.",
)


def write(published: Published) -> Document:
    figures = published.figures
    years = figures.table("reviews").dimensions[1].codes
    period = published.cohort.years
    before = [year for year in years if year not in period]
    most = words.ranked(figures, "modifiable_factors", period, before)
    return Document(
        title="What the panel found",
        subtitle=f"{published.panel_name}, reviews completed in {published.cohort.words}",
        facts=(
            ("Panel", published.panel_name),
            ("Period", published.cohort.words),
            ("Counted by", published.cohort.basis.label),
            ("Data as of", moment(published.data_as_of)),
            ("Protection", figures.rule.sentence),
        ),
        blocks=(
            Paragraph(words.opening(figures, published.cohort.words, period, most)),
            Heading("Modifiable factors"),
            *_factors_shown(most, published.cohort.words, before),
            Heading("Change over the years"),
            Paragraph(words.movement(figures, years)),
            _trend_table(figures, years),
            *_trend_chart(figures, years),
            Heading("All contributory factors"),
            _factor_table("contributory_factors", words.ranked(figures, "factors", period, before), before),
            Heading("Factors found together"),
            _pair_table(figures, years),
            Notes((*_NOTES, *figures.notes)),
        ),
    )


def _factors_shown(
    most: Sequence[words.Line], period: str, before: Sequence[str]
) -> list[ChartBlock | TableBlock]:
    table = _factor_table("modifiable", most, before)
    if not most:
        return [table]
    finding = f"{most[0].label} was the modifiable factor found most often"
    alt = "; ".join(f"{line.label} {line.count}" for line in most)
    svg = ranked_bars(
        title=finding,
        description=alt,
        rows=[Bar(line.label, line.count, line.before) for line in most],
        unit=f"Deaths reviewed, {period}",
        comparison=_comparison(before),
        note="Counts rounded to multiples of 5.",
    )
    return [ChartBlock(svg, finding, alt, table.name), table]


def _factor_table(name: str, lines: Sequence[words.Line], before: Sequence[str]) -> TableBlock:
    columns = [Column("Factor"), Column("Deaths reviewed", numeric=True)]
    if before:
        columns.append(Column(_comparison(before), numeric=True))
    rows = [(line.label, line.count, *([round(line.before or 0, 1)] if before else [])) for line in lines]
    title = "Modifiable factors" if name == "modifiable" else "Contributory factors, modifiable or not"
    return TableBlock(
        name,
        title,
        tuple(columns),
        tuple(rows),
        note="Factors found in no death, or in fewer than 5, are not listed.",
    )


def _comparison(before: Sequence[str]) -> str:
    return f"Mean a year, {before[0]} to {before[-1]}" if before else ""


def _trend_table(figures: Protected, years: Sequence[str]) -> TableBlock:
    identified = Modifiability.IDENTIFIED.code
    rows = tuple(
        (year, words.reviews(figures, (year,)), words.reviews(figures, (year,), identified)) for year in years
    )
    columns = (
        Column("Year"),
        Column("Reviews completed", numeric=True),
        Column("With modifiable factors", numeric=True),
    )
    return TableBlock("reviews_by_year", "Reviews completed, by year", columns, rows)


def _trend_chart(figures: Protected, years: Sequence[str]) -> list[ChartBlock]:
    if len(years) < 2:
        return []
    every = tuple(words.reviews(figures, (year,)) for year in years)
    found = tuple(words.reviews(figures, (year,), Modifiability.IDENTIFIED.code) for year in years)
    title = "Reviews completed, and those in which modifiable factors were identified"
    alt = "; ".join(
        f"{y}: {a} reviews, {b} with modifiable factors" for y, a, b in zip(years, every, found, strict=True)
    )
    svg = trend_lines(
        title=title,
        description=alt,
        periods=list(years),
        series=[Series("Reviews", every), Series("With modifiable factors", found)],
        unit="Reviews completed",
        note="Counts rounded to multiples of 5.",
    )
    return [ChartBlock(svg, title, alt, "reviews_by_year")]


def _pair_table(figures: Protected, years: Sequence[str]) -> TableBlock:
    table = figures.table("pairs")
    rows = sorted(
        ((table.dimensions[0].label(cell.codes[0]), cell.count or 0) for cell in table.rows()),
        key=lambda row: (-row[1], row[0]),
    )
    span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    return TableBlock(
        "found_together",
        f"Deaths in which both factors may have contributed, {span}",
        (Column("Factors"), Column("Deaths reviewed", numeric=True)),
        tuple(rows),
        note="Pairs of the six factors most often found modifiable.",
    )
