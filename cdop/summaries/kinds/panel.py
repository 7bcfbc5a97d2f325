"""The summary `panel`: what recurred in a period, what was found together, and how it moved.

The tables list the whole vocabulary of factors, found or not: to leave out those never found would tell that a
shown 0 is one to four.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cdop.access.permissions import Permission
from cdop.dataset.factors import terms
from cdop.dataset.years import bounds
from cdop.disclosure.linking import within
from cdop.disclosure.shape import Dimension
from cdop.disclosure.table import Table
from cdop.figures import breakdowns
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.facts import CaseFacts
from cdop.figures.measures import MEASURES
from cdop.figures.pairing import with_pairs
from cdop.figures.publishing import Publication, publish_as
from cdop.figures.release import Counted
from cdop.summaries.kinds.panel_document import write

TREND_YEARS = 5


def span(cohort: Cohort) -> Cohort:
    """A period of whole years shorter than the trend is read with the years before it; no other is widened."""
    short = TREND_YEARS - len(cohort.years)
    if not cohort.is_whole_years or short <= 0:
        return cohort
    first = int(cohort.years[0][:4]) - short
    return Cohort(cohort.panel_id, cohort.basis, bounds(f"{first}-{(first + 1) % 100:02d}")[0], cohort.end)


def count(cohort: Cohort, facts: Sequence[CaseFacts]) -> Counted:
    if cohort.is_whole_years:
        time = breakdowns.years(span(cohort).years)
    else:
        code = f"{cohort.start.isoformat()} to {cohort.end.isoformat()}"
        time = breakdowns.one_period(code, cohort.words)
        facts = [replace(line, year=code) for line in facts]
    reviews = _reviews(time, facts)
    found = _factors("factors", "Deaths in which the factor may have contributed", time, facts)
    modifiable = _factors(
        "modifiable_factors",
        "Deaths in which the factor may have contributed and was modifiable",
        time,
        facts,
    )
    order = (*within(modifiable, found), *within(found, reviews))
    return with_pairs(Counted((reviews, found, modifiable), order), facts)


def _reviews(time: Dimension, facts: Sequence[CaseFacts]) -> Table:
    counts = MEASURES["modifiability"].count(facts)
    cells = {(code or breakdowns.NOT_RECORDED, year): n for (code, year), n in counts.items()}
    return Table.from_cells(
        "reviews",
        "reviews completed",
        (breakdowns.modifiability(), time),
        cells,
        title=f"Reviews completed, by modifiability and {time.name}",
        missing_is_zero=True,
    )


def _factors(name: str, title: str, time: Dimension, facts: Sequence[CaseFacts]) -> Table:
    return Table.from_cells(
        name,
        f"reviews completed: {name}",
        (breakdowns.factor_dimension(term.code for term in terms()), time),
        dict(MEASURES[name].count(facts)),
        title=title,
        missing_is_zero=True,
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
