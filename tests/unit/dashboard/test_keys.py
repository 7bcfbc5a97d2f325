"""The key figures: the numbers the themes page shows, in exact and in protected words."""

from __future__ import annotations

from cdop.dashboard.presenters.keys import empty, keys
from cdop.disclosure.shape import TOTAL, Dimension
from cdop.figures.cohort import Basis
from cdop.figures.readable import ExactTable, Figures

YEAR = "2025-26"
CONCLUSIONS = ("modifiable_identified", "none_identified", "inadequate_information")


def table(name, dimension, counts):
    dims = (
        Dimension(dimension, dimension, tuple(counts)),
        Dimension("year", "Year", (YEAR,)),
    )
    cells = {(code, YEAR): count for code, count in counts.items()}
    cells |= {(TOTAL, YEAR): sum(counts.values())}
    return ExactTable(name, name, dims, cells)


def figures(identified, none, inadequate, waiting, *, is_exact=True):
    reviewed = identified + none + inadequate
    reviews = table(
        "reviews", "modifiability", dict(zip(CONCLUSIONS, (identified, none, inadequate), strict=True))
    )
    deaths = table("deaths", "review", {"reviewed": reviewed, "waiting": waiting})
    return Figures({"reviews": reviews, "deaths": deaths}, is_exact=is_exact)


def test_exact_key_figures_of_a_year_of_death():
    found = keys(figures(40, 50, 10, 31), YEAR, Basis.DEATH, lambda key: f"/{key}")
    assert [(key.label, key.value, key.url) for key in found] == [
        ("Deaths", "131", "/deaths"),
        ("Reviewed so far", "100", "/reviewed"),
        ("Not yet reviewed", "31", "/waiting"),
        ("With modifiable factors", "40", "/modifiable"),
    ]
    assert found[1].under == "76 % of the deaths"
    assert found[3].under == "40 % of those reviewed; 44 % leaving out inadequate information"


def test_protected_key_figures_are_about_and_lead_nowhere():
    found = keys(figures(40, 50, 10, 0, is_exact=False), YEAR, Basis.DEATH, lambda key: f"/{key}")
    assert [key.value for key in found] == ["about 100", "about 100", "fewer than 5", "about 40"]
    assert not any(key.url for key in found)
    assert found[3].under == "about 4 in 10 of those reviewed"


def test_by_year_of_review_there_is_nothing_waiting():
    found = keys(figures(1, 2, 0, 9), YEAR, Basis.REVIEW, None)
    assert [(key.label, key.value) for key in found] == [
        ("Reviews completed", "3"),
        ("With modifiable factors", "1"),
    ]


def test_nothing_recorded_is_told_from_little():
    assert empty(keys(figures(0, 0, 0, 0), YEAR, Basis.DEATH, None))
    assert not empty(keys(figures(0, 0, 0, 0, is_exact=False), YEAR, Basis.DEATH, None))
