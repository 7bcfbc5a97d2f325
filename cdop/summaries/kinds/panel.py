"""The summary `panel`: what recurred in a period, what was found together, and how it moved.

The tables list the whole vocabulary of factors, found or not: to leave out those never found would tell that a
shown 0 is one to four.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from cdop.access.permissions import Permission
from cdop.dataset.factors import terms
from cdop.dataset.years import bounds
from cdop.disclosure.linking import within
from cdop.disclosure.protect import Protected
from cdop.disclosure.table import Table
from cdop.figures import breakdowns
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.facts import CaseFacts
from cdop.figures.measures import MEASURES
from cdop.figures.publishing import Publication, publish_as
from cdop.figures.release import Counted, protected
from cdop.summaries.kinds.panel_document import write

TREND_YEARS = 5
PAIRED = 6
"""How many of the most frequent modifiable factors are looked at in pairs."""


def span(cohort: Cohort) -> Cohort:
    """A period of whole years shorter than the trend is read with the years before it."""
    short = TREND_YEARS - len(cohort.years)
    if not cohort.is_whole_years or short <= 0:
        return cohort
    first = int(cohort.years[0][:4]) - short
    return Cohort(cohort.panel_id, cohort.basis, bounds(f"{first}-{(first + 1) % 100:02d}")[0], cohort.end)


def count(cohort: Cohort, facts: Sequence[CaseFacts]) -> Counted:
    years = span(cohort).years
    reviews = _reviews(years, facts)
    found = _factors("factors", "Deaths in which the factor may have contributed", years, facts)
    modifiable = _factors(
        "modifiable_factors",
        "Deaths in which the factor may have contributed and was modifiable",
        years,
        facts,
    )
    order = (*within(modifiable, found), *within(found, reviews))
    pairs = _pairs(facts, _most_frequent(protected(Counted((reviews, found, modifiable), order))))
    within_pairs = [
        (pairs.key((code,)), found.key((factor, "Total")))
        for (code,) in pairs.counts
        for factor in code.split("+")
    ]
    return Counted((reviews, found, modifiable, pairs), (*order, *within_pairs))


def _reviews(years: Sequence[str], facts: Sequence[CaseFacts]) -> Table:
    counts = MEASURES["modifiability"].count(facts)
    cells = {(code or breakdowns.NOT_RECORDED, year): n for (code, year), n in counts.items()}
    return Table.from_cells(
        "reviews",
        "reviews completed",
        (breakdowns.modifiability(), breakdowns.years(years)),
        cells,
        title="Reviews completed, by modifiability and year",
        missing_is_zero=True,
    )


def _factors(name: str, title: str, years: Sequence[str], facts: Sequence[CaseFacts]) -> Table:
    return Table.from_cells(
        name,
        f"reviews completed: {name}",
        (breakdowns.factor_dimension(term.code for term in terms()), breakdowns.years(years)),
        dict(MEASURES[name].count(facts)),
        title=title,
        missing_is_zero=True,
    )


def _most_frequent(figures: Protected) -> list[str]:
    """Chosen from protected figures, so that the choice itself tells nothing more."""
    table = figures.table("modifiable_factors")
    codes = table.dimensions[0].codes
    ranked = sorted(codes, key=lambda code: (-(table.value(factor_code=code, year="Total") or 0), code))
    return sorted(ranked[:PAIRED])


def _pairs(facts: Sequence[CaseFacts], chosen: list[str]) -> Table:
    wanted = list(combinations(chosen, 2))
    counts = MEASURES["cooccurrence"].count(facts)
    return Table.from_cells(
        "pairs",
        "reviews completed: pairs of factors",
        (breakdowns.pair_dimension(wanted),),
        {(f"{a}+{b}",): counts[a, b] for a, b in wanted},
        title="Deaths in which two factors may both have contributed, all years shown",
    )


PANEL = publish_as(
    Publication(
        kind="panel",
        title="Panel summary",
        basis=Basis.REVIEW,
        permission=Permission.SUMMARY_MAKE,
        span=span,
        count=count,
        write=write,
    )
)
