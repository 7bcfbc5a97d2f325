"""What recurs: the tables of the themes page and of its downloads, counted once from the facts.

Always the same ten years, whichever of them is looked at: a figure that was rounded anew for every choice would
tell more each time. Years and factors are listed whether found or not, for the same reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cdop.access.actors import AnyActor
from cdop.dataset.years import bounds, review_year
from cdop.disclosure.linking import Order, within
from cdop.disclosure.shape import Dimension
from cdop.disclosure.table import Table
from cdop.disclosure.tablefile import csv_bytes
from cdop.figures import breakdowns, release
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.counting import Counted, Look
from cdop.figures.facts import CaseFacts
from cdop.figures.measures import MEASURES
from cdop.figures.pairing import with_pairs
from cdop.figures.populations import DEATHS, FACTORS, MODIFIABLE_FACTORS, REVIEWED, REVIEWS, tabulate
from cdop.figures.readable import Figures

YEARS = 10
TABLES = ("reviews", "categories", "factors", "modifiable_factors", "pairs", "deaths")


def cohort_of(panel_id: int, basis: Basis, today: date) -> Cohort:
    """The review year that `today` falls in, and the nine before."""
    end = bounds(review_year(today))[1]
    return Cohort(panel_id, basis, date(end.year - YEARS, 4, 1), end)


def themes(basis: Basis, today: date, *, by: AnyActor) -> Figures:
    """What the person may see of what recurs: exact figures within the panel, or protected ones."""
    return release.figures_for("themes", cohort_of(by.panel_id, basis, today), count, by=by)


def protected(name: str, basis: Basis, today: date, *, by: AnyActor) -> Figures:
    """The same figures protected whoever asks, to be taken away as the file `name`; recorded."""
    return release.download(name, cohort_of(by.panel_id, basis, today), count, by=by).readable


def csv_of(name: str, basis: Basis, today: date, *, by: AnyActor) -> bytes | None:
    """One table as a file, protected whoever asks; None when these figures hold no such table."""
    cohort = cohort_of(by.panel_id, basis, today)
    shown = release.download(f"themes/{name}", cohort, count, by=by)
    return next((csv_bytes(table) for table in shown.tables if table.name == name), None)


def count(cohort: Cohort, facts: Sequence[CaseFacts], look: Look) -> Counted:
    years = breakdowns.years(cohort.years)
    reviews = _reviews("reviews", breakdowns.modifiability(), years, facts)
    categories = _reviews("categories", breakdowns.category(), years, facts)
    found, modifiable = (_factors(name, years, facts) for name in ("factors", "modifiable_factors"))
    order = (*within(modifiable, found), *within(found, reviews))
    counted = with_pairs(Counted((reviews, categories, found, modifiable), order), facts, look)
    if cohort.basis is Basis.REVIEW:
        return counted
    deaths = tabulate("deaths", DEATHS, (breakdowns.review(), years), facts, title="Deaths, reviewed or not")
    return Counted((*counted.tables, deaths), (*counted.order, *_same(reviews, deaths)))


def _reviews(name: str, dimension: Dimension, years: Dimension, facts: Sequence[CaseFacts]) -> Table:
    title = f"Reviewed deaths by {dimension.title[:1].lower()}{dimension.title[1:]} and year"
    return tabulate(name, REVIEWS, (dimension, years), facts, title=title)


def _factors(name: str, years: Dimension, facts: Sequence[CaseFacts]) -> Table:
    population = FACTORS if name == "factors" else MODIFIABLE_FACTORS
    dimensions = (breakdowns.every_factor(), years)
    return tabulate(name, population, dimensions, facts, title=f"{MEASURES[name].title}, by year")


def _same(reviews: Table, deaths: Table) -> list[Order]:
    """The deaths reviewed are the total of reviews: neither may be shown above the other."""
    pairs = [
        (reviews.key(("Total", year)), deaths.key((REVIEWED, year)))
        for year in reviews.dimensions[1].positions
    ]
    return [*pairs, *((large, small) for small, large in pairs)]
