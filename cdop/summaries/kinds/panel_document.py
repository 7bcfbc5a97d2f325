"""The document of the panel summary: a paragraph, a ranked chart, a trend, the tables, the method."""

from __future__ import annotations

from collections.abc import Sequence

from cdop.artefacts.charts.ranked import Bar, ranked_bars
from cdop.artefacts.charts.trend import Series, trend_lines
from cdop.artefacts.document import (
    Block,
    ChartBlock,
    Column,
    Document,
    Heading,
    Notes,
    Paragraph,
    TableBlock,
)
from cdop.core.words import moment
from cdop.figures.publications import Published
from cdop.figures.released import ReleasedFigures
from cdop.figures.words import Line, finding, ranked, years_before, years_with_reviews
from cdop.summaries.kinds import panel_words as words

MOST_BARS = 12
_NOTES = (
    "Counts are of children whose review was completed in the time shown, not of deaths in that time.",
    "A factor is counted once for a child, where the panel judged that it may have contributed. Several factors "
    "may be counted for one child, so factors do not add up to the number of reviews.",
    "Two factors found together in one child do not show that together they raise the risk: every child counted "
    "here died, and children who did not die are not in these figures.",
)
_LEFT_OUT = "Factors shown as 0 (found in no death, or in fewer than 5) are not listed."
_ROUNDED = "Counts rounded to multiples of 5."


def write(published: Published) -> Document:
    figures, cohort = published.figures, published.cohort
    times = figures.table("reviews").dimensions[1].codes
    period = cohort.years if cohort.is_whole_years else times
    before = years_before(figures.table("reviews"), times, period)
    most = ranked(figures.table("modifiable_factors"), period, before)
    return Document(
        title="What the panel found",
        subtitle=f"{published.panel_name}, reviews completed {_from(cohort.within_words)}",
        facts=(
            ("Panel", published.panel_name),
            ("Period", cohort.words),
            ("Counted by", cohort.basis.label),
            ("Data as of", moment(published.data_as_of)),
            ("Protection", figures.rule.sentence),
        ),
        blocks=(
            Paragraph(words.opening(figures, cohort, period, most)),
            *map(Paragraph, published.so_far),
            *modifiable(most, cohort.words, before, len(period)),
            *over_the_years(figures, times, period),
            *contributory(figures, cohort.words, period, before),
            *_pairs(figures, times),
            Notes((*_NOTES, *figures.notes)),
        ),
    )


def _from(words: str) -> str:
    return words[:1].lower() + words[1:]


def modifiable(most: Sequence[Line], period: str, before: Sequence[str], years: int) -> list[Block]:
    heading = Heading("Modifiable factors")
    if not most:
        return [heading, Paragraph("No factor was found modifiable in 5 or more deaths.")]
    title = finding(most, is_exact=False, years=years)
    drawn = most[:MOST_BARS]
    left_out = len(most) - len(drawn)
    alt = "; ".join(f"{line.label} {line.count}" for line in drawn)
    svg = ranked_bars(
        title=title,
        description=alt,
        rows=[Bar(line.label, line.count, line.mean_before) for line in drawn],
        unit=f"Deaths reviewed, {period}",
        comparison=f"Mean a year, {_span(before)}" if before else "",
        note=(f"{left_out} more in the table. " if left_out else "") + _ROUNDED,
    )
    about = "Deaths in which the factor may have contributed and was modifiable"
    table = _factor_table("modifiable", about, most, period, before)
    return [heading, ChartBlock(svg, title, alt, table.name), table]


def contributory(
    figures: ReleasedFigures, words: str, period: Sequence[str], before: Sequence[str]
) -> list[Block]:
    heading = Heading("All contributory factors")
    lines = ranked(figures.table("factors"), period, before)
    if not lines:
        return [heading, Paragraph("No factor was found in 5 or more deaths.")]
    about = "Deaths in which the factor may have contributed, modifiable or not"
    return [heading, _factor_table("contributory_factors", about, lines, words, before)]


def _factor_table(
    name: str, title: str, lines: Sequence[Line], period: str, before: Sequence[str]
) -> TableBlock:
    """The years before stand as their sum: a mean of rounded figures would look finer than it is."""
    columns = [Column("Factor"), Column(period, numeric=True)]
    if before:
        columns.append(Column(_span(before), numeric=True, unit="together"))
    rows = [(line.label, line.count, *((line.before,) if before else ())) for line in lines]
    return TableBlock(name, title, tuple(columns), tuple(rows), note=_LEFT_OUT)


def _span(years: Sequence[str]) -> str:
    return years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"


def over_the_years(figures: ReleasedFigures, times: Sequence[str], period: Sequence[str]) -> list[Block]:
    """How many reviews, year by year from the first with any; a single period stands alone."""
    begun = years_with_reviews(figures.table("reviews"), times) or list(period)
    shown = sorted({*begun, *period})
    table = _reviews_table(figures, shown)
    if len(shown) < 2:
        return [Heading("Reviews completed"), table]
    return [
        Heading("Change over the years"),
        Paragraph(words.movement(figures, shown)),
        table,
        _trend(figures, shown, table.name),
    ]


def _reviews_table(figures: ReleasedFigures, shown: Sequence[str]) -> TableBlock:
    time = figures.table("reviews").dimensions[1]
    rows = tuple(
        (
            time.label(each),
            words.reviews(figures, (each,)),
            words.reviews(figures, (each,), words.IDENTIFIED),
        )
        for each in shown
    )
    columns = (
        Column("Year" if time.name == "year" else time.title),
        Column("Reviews completed", numeric=True),
        Column("With modifiable factors", numeric=True),
    )
    title = "Reviews completed, by year" if len(shown) > 1 else "Reviews completed in the period"
    return TableBlock("reviews_by_year" if time.name == "year" else "reviews", title, columns, rows)


def _trend(figures: ReleasedFigures, years: Sequence[str], table: str) -> ChartBlock:
    every = tuple(words.reviews(figures, (year,)) for year in years)
    found = tuple(words.reviews(figures, (year,), words.IDENTIFIED) for year in years)
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
        note=_ROUNDED,
    )
    return ChartBlock(svg, title, alt, table)


def _pairs(figures: ReleasedFigures, times: Sequence[str]) -> list[Block]:
    heading = Heading("Factors found together")
    table = next((table for table in figures.tables if table.name == "pairs"), None)
    if table is None:
        return [heading, Paragraph("Too few factors recurred to look at them in pairs.")]
    rows = sorted(
        ((table.dimensions[0].label(cell.codes[0]), cell.count or 0) for cell in table.rows()),
        key=lambda row: (-row[1], row[0]),
    )
    time = figures.table("reviews").dimensions[1]
    return [
        heading,
        TableBlock(
            "found_together",
            f"Deaths in which both factors may have contributed, {_span([time.label(t) for t in times])}",
            (Column("Factors"), Column("Deaths reviewed", numeric=True)),
            tuple(rows),
            note="Pairs of the factors most often found modifiable, at most six.",
        ),
    ]
