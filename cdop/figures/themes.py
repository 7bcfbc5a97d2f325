"""What recurs: the tables of the themes page and of its downloads, counted once from the facts.

Always the same ten years, whichever of them is looked at: a figure that was rounded anew for every choice would
tell more each time. Years and factors are listed whether found or not, for the same reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from cdop.access.actors import AnyActor
from cdop.dataset.factors import terms
from cdop.dataset.years import bounds, review_year
from cdop.disclosure.linking import Order, within
from cdop.disclosure.shape import Dimension
from cdop.disclosure.table import Table
from cdop.disclosure.tablefile import csv_bytes
from cdop.figures import breakdowns, release
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.facts import CaseFacts
from cdop.figures.measures import MEASURES
from cdop.figures.pairing import with_pairs
from cdop.figures.release import Counted, Figures

YEARS = 10
TABLES = ("reviews", "categories", "factors", "modifiable_factors", "pairs", "deaths")
REVIEWED, WAITING = "reviewed", "waiting"


def cohort_of(panel_id: int, basis: Basis, today: date) -> Cohort:
    """The review year that `today` falls in, and the nine before."""
    end = bounds(review_year(today))[1]
    return Cohort(panel_id, basis, date(end.year - YEARS, 4, 1), end)


def themes(basis: Basis, today: date, *, by: AnyActor) -> Figures:
    """What the person may see of what recurs: exact figures within the panel, or protected ones."""
    return release.figures_for("themes", cohort_of(by.panel_id, basis, today), count, by=by)


def csv_of(name: str, basis: Basis, today: date, *, by: AnyActor) -> bytes | None:
    """One table as a file, protected whoever asks; None when these figures hold no such table."""
    cohort = cohort_of(by.panel_id, basis, today)
    shown = release.download(f"themes/{name}", cohort, count, by=by)
    return next((csv_bytes(table) for table in shown.tables if table.name == name), None)


def count(cohort: Cohort, facts: Sequence[CaseFacts]) -> Counted:
    years = breakdowns.years(cohort.years)
    reviewed = [line for line in facts if line.is_reviewed]
    reviews = _by_year("reviews", breakdowns.modifiability(), years, reviewed, lambda f: f.modifiability)
    categories = _by_year("categories", breakdowns.category(), years, reviewed, lambda f: f.category)
    found = _factors("factors", years, facts)
    modifiable = _factors("modifiable_factors", years, facts)
    order = (*within(modifiable, found), *within(found, reviews))
    counted = with_pairs(Counted((reviews, categories, found, modifiable), order), facts)
    if cohort.basis is Basis.REVIEW:
        return counted
    deaths = _deaths(years, facts)
    return Counted((*counted.tables, deaths), (*counted.order, *_same(reviews, deaths)))


def _by_year(
    name: str,
    dimension: Dimension,
    years: Dimension,
    reviewed: Sequence[CaseFacts],
    fact: Callable[[CaseFacts], str],
) -> Table:
    """Both tables of this kind are of one population, so that their totals are the same figures."""
    cells = Counter((fact(line) or breakdowns.NOT_RECORDED, line.year) for line in reviewed)
    title = f"Reviewed deaths by {dimension.title[:1].lower()}{dimension.title[1:]} and year"
    return Table.from_cells(
        name, "reviewed deaths", (dimension, years), cells, title=title, missing_is_zero=True
    )


def _factors(name: str, years: Dimension, facts: Sequence[CaseFacts]) -> Table:
    measure = MEASURES[name]
    return Table.from_cells(
        name,
        f"reviewed deaths: {name}",
        (breakdowns.factor_dimension(term.code for term in terms()), years),
        measure.count(facts),
        title=f"{measure.title}, by year",
        missing_is_zero=True,
    )


def _deaths(years: Dimension, facts: Sequence[CaseFacts]) -> Table:
    dimension = Dimension(
        "review", "Review", (REVIEWED, WAITING), {REVIEWED: "Reviewed", WAITING: "Not yet reviewed"}
    )
    cells = Counter((REVIEWED if line.is_reviewed else WAITING, line.year) for line in facts)
    return Table.from_cells(
        "deaths", "deaths", (dimension, years), cells, title="Deaths, reviewed or not", missing_is_zero=True
    )


def _same(reviews: Table, deaths: Table) -> list[Order]:
    """The deaths reviewed are the total of reviews: neither may be shown above the other."""
    pairs = [
        (reviews.key(("Total", year)), deaths.key((REVIEWED, year)))
        for year in reviews.dimensions[1].positions
    ]
    return [*pairs, *((large, small) for small, large in pairs)]
