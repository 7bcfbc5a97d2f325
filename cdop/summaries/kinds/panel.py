"""The summary `panel`: what recurred in a period, what was found together, and how it moved.

The tables list the whole vocabulary of factors, found or not: to leave out those never found would tell that a
shown 0 is one to four.
"""

from __future__ import annotations

from collections.abc import Sequence

from cdop.access.permissions import Permission
from cdop.dataset.years import bounds
from cdop.disclosure.linking import within
from cdop.disclosure.shape import Dimension
from cdop.disclosure.table import Table
from cdop.figures import breakdowns
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.counting import Counted, Look
from cdop.figures.facts import CaseFacts
from cdop.figures.pairing import with_pairs
from cdop.figures.populations import FACTORS, MODIFIABLE_FACTORS, REVIEWS, Population, tabulate
from cdop.figures.publications import Publication, publish_as
from cdop.summaries.kinds.panel_document import write

TREND_YEARS = 5


def span(cohort: Cohort) -> Cohort:
    """A period of whole years shorter than the trend is read with the years before it; no other is widened."""
    short = TREND_YEARS - len(cohort.years)
    if not cohort.is_whole_years or short <= 0:
        return cohort
    first = int(cohort.years[0][:4]) - short
    return Cohort(cohort.panel_id, cohort.basis, bounds(f"{first}-{(first + 1) % 100:02d}")[0], cohort.end)


def count(cohort: Cohort, facts: Sequence[CaseFacts], look: Look) -> Counted:
    reviews = tabulate(
        "reviews",
        REVIEWS,
        (breakdowns.modifiability(), _time(cohort)),
        facts,
        title=f"Reviews completed, by modifiability and {_time(cohort).name}",
    )
    found = _factors("factors", FACTORS, "Deaths in which the factor may have contributed", cohort, facts)
    modifiable = _factors(
        "modifiable_factors",
        MODIFIABLE_FACTORS,
        "Deaths in which the factor may have contributed and was modifiable",
        cohort,
        facts,
    )
    order = (*within(modifiable, found), *within(found, reviews))
    return with_pairs(Counted((reviews, found, modifiable), order), facts, look)


def _time(cohort: Cohort) -> Dimension:
    if cohort.is_whole_years:
        return breakdowns.years(span(cohort).years)
    return breakdowns.one_period(f"{cohort.start.isoformat()} to {cohort.end.isoformat()}", cohort.words)


def _factors(
    name: str, population: Population, title: str, cohort: Cohort, facts: Sequence[CaseFacts]
) -> Table:
    dimensions = (breakdowns.every_factor(), _time(cohort))
    return tabulate(name, population, dimensions, facts, title=title)


PANEL = publish_as(
    Publication(
        kind="panel",
        title="Panel summary",
        basis=Basis.REVIEW,
        permission=Permission.SUMMARY_MAKE,
        span=span,
        count=count,
        write=write,
        any_rule=False,
    )
)
