"""The themes page in shapes: its sentence, its plots, its tables. Reads no fact: only figures let out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from cdop.artefacts.charts import NARROW, WIDE, Bar, Series, ranked_bars, trend_lines
from cdop.core.shapes import Column, Table
from cdop.dataset.codelists.review import Modifiability
from cdop.dataset.years import bounds
from cdop.figures import words
from cdop.figures.cohort import Basis
from cdop.figures.readable import Figures, Readable

MOST_BARS = 12
PLOTS = ("ranked", "trend")
IDENTIFIED = Modifiability.IDENTIFIED.code
_WHICH = {Basis.REVIEW: "reviewed", Basis.DEATH: "of children who died", Basis.NOTIFICATION: "notified"}


@dataclass(frozen=True)
class Plot:
    """A chart in two widths, one of them shown, and its numbers."""

    title: str
    svg: SafeString
    numbers: Table
    wide: str = ""
    """The wide one alone, as it goes into a file."""


@dataclass(frozen=True)
class Themes:
    """All the page shows. `ranked` and `trend` are None where there is nothing to draw."""

    sentences: Sequence[str]
    ranked: Plot | None
    trend: Plot | None
    by_year: Sequence[Table]
    pairs: Table | None


def years_of(figures: Figures) -> tuple[str, ...]:
    return figures.tables["reviews"].dimensions[1].codes


def usual_year(figures: Figures, today: date) -> str:
    """The latest complete year in which reviews are shown; else the latest year that is complete."""
    reviews, years = figures.tables["reviews"], years_of(figures)
    complete = [year for year in years if bounds(year)[1] < today]
    reviewed = [year for year in complete if words.over(reviews, (year,))]
    return (reviewed or complete)[-1]


@lru_cache(maxsize=24)
def themes(figures: Figures, year: str, basis: Basis, today: date) -> Themes:
    shown = words.years_with_reviews(figures.tables["reviews"], years_of(figures))
    before = words.years_before(figures.tables["reviews"], years_of(figures), (year,))
    lines = words.ranked(figures.tables["modifiable_factors"], (year,), before)
    return Themes(
        sentences=_sentences(figures, year, basis, lines, today),
        ranked=_ranked(figures, lines, year, basis, before) if lines else None,
        trend=_trend(figures, shown) if len(shown) > 1 else None,
        by_year=[_by_year(figures.tables[name], shown) for name in _BY_YEAR] if shown else [],
        pairs=_pairs(figures),
    )


_BY_YEAR = ("modifiable_factors", "factors", "categories")


def _sentences(
    figures: Figures, year: str, basis: Basis, lines: Sequence[words.Line], today: date
) -> list[str]:
    """The sentence of the year: how many, in how many something could be changed, and what."""
    is_exact, reviews = figures.is_exact, figures.tables["reviews"]
    total, found = words.over(reviews, (year,)), words.over(reviews, (year,), modifiability=IDENTIFIED)
    sentences = [_begin(figures, year, basis, total)]
    if total and found:
        part = words.share(found, total)
        sentences.append(
            f"In {words.number(found, is_exact=is_exact)} of them{f' ({part})' if part else ''} modifiable "
            "factors were identified."
        )
    elif total:
        none = "none of them" if is_exact else "none of them, or in fewer than 5,"
        sentences.append(f"In {none} modifiable factors were identified.")
    sentences.append(words.most_often(lines, is_exact=is_exact))
    if bounds(year)[1] >= today:
        sentences.append(f"The year {year} is not over: these are its figures so far.")
    return [sentence for sentence in sentences if sentence]


def _begin(figures: Figures, year: str, basis: Basis, total: int) -> str:
    reviewed = words.deaths(total, is_exact=figures.is_exact)
    if basis is Basis.REVIEW:
        return f"In {year} the panel completed its review of {reviewed}."
    all_deaths = words.over(figures.tables["deaths"], (year,))
    every = words.deaths(all_deaths, is_exact=figures.is_exact)
    of_year = f"{every} in {year}" if basis is Basis.DEATH else f"{every} notified in {year}"
    so_far = words.number(total, is_exact=figures.is_exact) if total or figures.is_exact else "fewer than 5"
    return f"Of {of_year}, {so_far} have been reviewed so far."


def _ranked(
    figures: Figures, lines: Sequence[words.Line], year: str, basis: Basis, before: Sequence[str]
) -> Plot:
    title = words.finding(lines, is_exact=figures.is_exact)
    drawn = lines[:MOST_BARS]
    charts = [
        ranked_bars(
            title=title,
            description="; ".join(f"{line.label} {line.count}" for line in drawn),
            rows=[Bar(line.label, line.count, line.mean_before) for line in drawn],
            unit=f"Deaths {_WHICH[basis]}, {year}",
            comparison=f"Mean a year, {span(before)}" if before else "",
            note=_note(figures, len(lines) - len(drawn)),
            width=width,
        )
        for width in (WIDE, NARROW)
    ]
    columns = [Column("Factor"), Column(year, unit="deaths", is_number=True)]
    if before:
        columns.append(Column(f"{span(before)} together", unit="deaths", is_number=True))
    rows = [(line.label, line.count, *((line.before,) if before else ())) for line in lines]
    numbers = Table(f"Modifiable factors, {year}", columns, rows)
    return Plot(title, _two(charts), numbers, charts[0])


def _note(figures: Figures, left_out: int) -> str:
    more = f"{left_out} more in the table. " if left_out > 0 else ""
    return more + ("Exact figures for this panel only." if figures.is_exact else "Rounded to multiples of 5.")


def _trend(figures: Figures, years: Sequence[str]) -> Plot:
    reviews = figures.tables["reviews"]
    conclusions = reviews.dimensions[0]
    every = tuple(words.over(reviews, (year,)) for year in years)
    found = tuple(words.over(reviews, (year,), modifiability=IDENTIFIED) for year in years)
    title = "Reviewed deaths, and those with modifiable factors"
    told = (
        f"{y}: {a} reviewed, {b} with modifiable factors" for y, a, b in zip(years, every, found, strict=True)
    )
    description = "; ".join(told)
    charts = [
        trend_lines(
            title=title,
            description=description,
            periods=list(years),
            series=[Series("Reviewed", every), Series("With modifiable factors", found)],
            unit="Deaths",
            note=_note(figures, 0),
            width=width,
        )
        for width in (WIDE, NARROW)
    ]
    return Plot(title, _two(charts), _by_year(reviews, years, every_row=conclusions.positions), charts[0])


def _by_year(table: Readable, years: Sequence[str], every_row: Sequence[str] = ()) -> Table:
    """Codes down, years across. Rows that are 0 in every year are left out, unless all are asked for."""
    dimension = table.dimensions[0]
    codes = every_row or dimension.positions
    rows = []
    for code in codes:
        counts = [
            words.over(table, (year,), **({} if code == words.TOTAL else {dimension.name: code}))
            for year in years
        ]
        if every_row or any(counts):
            rows.append((dimension.label(code), *counts))
    columns = [Column(dimension.title), *(Column(year, is_number=True) for year in years)]
    return Table(table.title, columns, rows)


def _pairs(figures: Figures) -> Table | None:
    table = figures.tables.get("pairs")
    if table is None:
        return None
    dimension = table.dimensions[0]
    counts = [(dimension.label(code), table.value(pair=code) or 0) for code in dimension.codes]
    rows = sorted(counts, key=lambda row: (-row[1], row[0]))
    columns = [Column("Factors"), Column("Deaths", unit=span(years_of(figures)), is_number=True)]
    return Table(table.title, columns, rows)


def span(years: Sequence[str]) -> str:
    return years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"


def _two(charts: Sequence[str]) -> SafeString:
    """Both widths; the style sheet shows the one that fits. The charts escape what they were given."""
    wide, narrow = charts
    return mark_safe(  # noqa: S308
        f'<div class="cdop-plot__wide">{wide}</div><div class="cdop-plot__narrow">{narrow}</div>'
    )
