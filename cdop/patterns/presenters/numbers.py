"""How many factors a death had, beside what factors that have nothing to do with one another would give."""

from __future__ import annotations

from cdop.artefacts.charts import Bar, ranked_bars
from cdop.core.shapes import Column, Table
from cdop.patterns.presenters.links import Links, share
from cdop.patterns.presenters.plots import Plot
from cdop.patterns.presenters.ranked import EXACT
from cdop.patterns.queries import Cell, Patterns
from cdop.statistics import FactorCount

WORDS = ("No factor", "1 factor", "2 factors", "3 factors or more")
EXPECTED = "Expected if each factor came by itself"


def numbers(found: Patterns, links: Links) -> Plot | None:
    """None while no factor was found."""
    if not found.with_any:
        return None
    title = finding(found.numbers, found.deaths)

    def draw(width: int) -> str:
        return ranked_bars(
            title=title,
            description="; ".join(
                f"{WORDS[row.number]}: {row.observed}, expected {row.expected:.1f}" for row in found.numbers
            ),
            rows=[Bar(WORDS[row.number], row.observed, round(row.expected, 1)) for row in found.numbers],
            unit=f"Reviewed deaths, {links.choice.period}",
            comparison=EXPECTED,
            note=EXACT,
            width=width,
            in_order=True,
        )

    return Plot(title, draw, _table(found, links))


def finding(rows: tuple[FactorCount, ...], deaths: int) -> str:
    """“Two factors or more were found in 140 deaths (24%); 122 would be expected.”"""
    seen, expected = (
        sum(row.observed for row in rows if row.number >= 2),
        sum(row.expected for row in rows if row.number >= 2),
    )
    return (
        f"Two factors or more in {seen:,} of {deaths:,} deaths ({share(seen, deaths)}); "
        f"{expected:,.0f} expected if each came by itself"
    )


def _table(found: Patterns, links: Links) -> Table:
    rows = [
        (
            WORDS[row.number],
            links.number(row.observed, WORDS[row.number], Cell(number=str(row.number))),
            share(row.observed, found.deaths),
            f"{row.expected:,.1f}",
        )
        for row in found.numbers
    ]
    columns = [
        Column("Factors in one death"),
        Column("Deaths", is_number=True),
        Column("Share", unit=f"of {found.deaths:,} deaths", is_number=True),
        Column("Expected", unit="deaths", is_number=True),
    ]
    return Table(f"Factors in one death, {links.choice.period}", columns, rows)
