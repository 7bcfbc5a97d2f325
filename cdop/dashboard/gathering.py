"""Gathers the page: each block from the room that knows it, in as few questions to the database as there are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from cdop.access.actors import Actor
from cdop.access.permissions import Permission
from cdop.dashboard.blocks import Block, attempt
from cdop.dashboard.choice import Choice, years_offered
from cdop.figures import themes
from cdop.figures.presenters import themes as figures
from cdop.figures.readable import Figures
from cdop.indicators import queries as indicators
from cdop.timing.measures import Timeliness
from cdop.timing.queries import timeliness


@dataclass(frozen=True)
class Places:
    """What is published, the areas on offer, and the one chosen."""

    shelf: indicators.Shelf
    areas: tuple[str, ...]
    area: str


@dataclass(frozen=True)
class Gathered:
    """The choice with the usual filled in, and what was found."""

    choice: Choice
    years: tuple[str, ...]
    figures: Block[Figures]
    places: Block[Places]
    timeliness: Block[Timeliness]


def gather(asked: Choice, *, by: Actor, today: date) -> Gathered:
    """Everything the page is made of, for one person at one moment."""
    years = years_offered(by.panel_id, asked.basis, today)
    found = attempt("figures", lambda: themes.themes(asked.basis, today, by=by))
    year = asked.year if asked.year in years else _usual(found, years, today)
    choice = replace(asked, year=year)
    places = attempt("published figures", lambda: _places(choice, by))
    if places.value is not None:
        choice = replace(choice, area=places.value.area)
    return Gathered(choice, years, found, places, _timeliness(choice, by))


def _usual(found: Block[Figures], years: tuple[str, ...], today: date) -> str:
    """The latest complete year with reviews; where no figure could be read, the latest complete one."""
    return figures.usual_year(found.value, today) if found.value else years[-2]


def _places(choice: Choice, by: Actor) -> Places:
    shelf = indicators.shelf()
    areas = tuple(shelf.panel_areas(by=by))
    county = next((code for code in areas if code.startswith("E10")), areas[0])
    return Places(shelf, areas, choice.area if choice.area in areas else county)


def _timeliness(choice: Choice, by: Actor) -> Block[Timeliness]:
    """Exact counts of cases; of protected figures there are none, so that others are told where to get them."""
    if not (by.may(Permission.FIGURES_EXACT) and by.may(Permission.CASE_VIEW)):
        return Block(
            None,
            "How timely the panel’s work was is counted from single cases, and shown to those of the panel who see "
            "them. The annual report has these figures protected.",
        )
    start, end = choice.days
    return attempt("timeliness", lambda: timeliness(by, start, end))
