"""The whole page in blocks: each shown, refused with a sentence, or not to be loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from cdop.core.shapes import Table
from cdop.dashboard.blocks import Block
from cdop.dashboard.gathering import Gathered
from cdop.dashboard.presenters import keys as key_figures
from cdop.dashboard.presenters import published, timeliness
from cdop.dashboard.presenters.keys import Key
from cdop.dashboard.presenters.published import Shown
from cdop.figures.presenters import themes
from cdop.figures.presenters.themes import Themes


@dataclass(frozen=True)
class Timely:
    table: Table
    days: Sequence[str]


@dataclass(frozen=True)
class Page:
    is_exact: bool
    notes: Sequence[str]
    keys: Block[list[Key]]
    themes: Block[Themes]
    against: Block[Table | None]
    over_time: Block[Shown | None]
    deprivation: Block[Shown | None]
    timely: Block[Timely]


def page(found: Gathered, today: date, *, may_see_cases: bool) -> Page:
    choice, figures, places = found.choice, found.figures, found.places

    def link(key: str) -> str:
        query = urlencode({"basis": choice.basis.code, "year": choice.year})
        return f"{reverse('dashboard:cases', args=[key])}?{query}"

    late = f"{reverse('dashboard:timeliness')}?{urlencode({'year': choice.year})}"
    return Page(
        is_exact=bool(figures.value and figures.value.is_exact),
        notes=figures.value.notes if figures.value else (),
        keys=figures.then(
            "key figures",
            lambda held: key_figures.keys(held, choice.year, choice.basis, link if may_see_cases else None),
        ),
        themes=figures.then("themes", lambda held: themes.themes(held, choice.year, choice.basis, today)),
        against=places.then("indicators", published.against),
        over_time=places.then("rates over time", published.over_time),
        deprivation=places.then("deprivation", published.by_deprivation),
        timely=found.timeliness.then(
            "timeliness",
            lambda held: Timely(timeliness.measures(held, choice.year, late), timeliness.days(held)),
        ),
    )
