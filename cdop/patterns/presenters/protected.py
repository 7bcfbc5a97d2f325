"""Plots of protected figures: shown to those who see no others, and taken away as files by everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from urllib.parse import urlencode

from cdop.artefacts.charts import Bar, difference_map, ranked_bars
from cdop.artefacts.charts.differences import signed
from cdop.core.shapes import Column, Table
from cdop.dataset.factors import factor
from cdop.figures import words
from cdop.figures.presenters.themes import span, years_of
from cdop.figures.readable import Figures
from cdop.patterns import protected
from cdop.patterns.choice import MODIFIABLE
from cdop.patterns.presenters.links import label, labels
from cdop.patterns.presenters.plots import Plot
from cdop.patterns.presenters.ranked import MOST_BARS
from cdop.patterns.protected import Asked, PairShown

ROUNDED = "Rounded to multiples of 5."


def period(shown: Figures, asked: Asked) -> str:
    return asked.year or span(years_of(shown))


def ranked(shown: Figures, asked: Asked) -> Plot | None:
    """None where no factor is shown above nought."""
    found = protected.ranking(shown, asked)
    if not found:
        return None
    drawn, more, when = found[:MOST_BARS], len(found) - MOST_BARS, period(shown, asked)
    title = _title(found, asked, years=1 if asked.year else len(years_of(shown)))

    def draw(width: int) -> str:
        return ranked_bars(
            title=title,
            description="; ".join(f"{label(code)} {count}" for code, count in drawn),
            rows=[Bar(label(code), count) for code, count in drawn],
            unit=f"Reviewed deaths, {when}",
            note=(f"{more} more in the table. " if more > 0 else "") + ROUNDED,
            width=width,
        )

    columns = [Column("Factor"), Column("Domain"), Column("Deaths", is_number=True)]
    rows = [(label(code), factor(code).domain.code, count) for code, count in found]
    notes = [f"{ROUNDED} Factors shown as 0 are left out."]
    return Plot(title, draw, Table(f"Factors, {when}", columns, rows, notes), "ranked")


def _title(found: Sequence[tuple[str, int]], asked: Asked, years: int) -> str:
    lines = [words.Line(code, label(code), count, 0, 0) for code, count in found]
    said = words.finding(lines, is_exact=False, years=years)
    return said if asked.which == MODIFIABLE else said.replace("modifiable factor", "factor")


def together(shown: Figures, asked: Asked) -> Plot | None:
    """Observed less expected of the factors that are paired; None where none are."""
    found = protected.pairs(shown)
    if not found:
        return None
    codes = sorted({code for pair in found for code in pair.factors})
    at = {pair.factors: pair.difference for pair in found}
    values = [[at[other, one] for other in codes[:place]] for place, one in enumerate(codes)]
    title, when = f"Deaths with two factors, less those expected: {len(codes)} factors", span(years_of(shown))
    told = "; ".join(f"{labels(pair.factors)} {signed(pair.difference)}" for pair in found)

    def draw(width: int) -> str:
        return difference_map(
            title=title,
            description=told,
            labels=[label(code) for code in codes],
            values=values,
            unit=f"More (+) or fewer (−) deaths than expected, {when}",
            note=f"Framed: fewer than expected. {ROUNDED} Differences below 5 say nothing.",
            width=width,
        )

    return Plot(title, draw, _pairs(found, when), "together")


def _pairs(found: Sequence[PairShown], when: str) -> Table:
    rows = [(labels(pair.factors), pair.observed, pair.expected, signed(pair.difference)) for pair in found]
    columns = [
        Column("Factors"),
        Column("Deaths with both", is_number=True),
        Column("Expected", is_number=True),
        Column("Difference", is_number=True),
    ]
    return Table(f"Pairs of factors, {when}", columns, rows, [ROUNDED])


def file_query(asked: Asked) -> str:
    return urlencode(asdict(asked))


def lead(shown: Figures, asked: Asked) -> str:
    """“In 2024-25 the panel's figures hold about 55 reviewed deaths.”"""
    reviewed = words.deaths(protected.reviews(shown, asked.year), is_exact=False)
    when = period(shown, asked)
    return f"{'In' if asked.year else 'From'} {when}: {reviewed} with a completed review."
