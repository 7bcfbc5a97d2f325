"""What the annual report takes besides counts, kept with the release so that it can be made again.

Figures on other bases are taken as they were released; texts as they were approved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction

from cdop.access.queries import areas_served
from cdop.figures.areas import home_areas
from cdop.figures.cohort import Cohort
from cdop.figures.models import Release
from cdop.figures.states import State
from cdop.reference import queries as reference
from cdop.summaries.kinds.annual.england import INDICATORS
from cdop.summaries.kinds.annual.parts import BESIDE, REVIEWS_PART, Part

LEARNING = ("theme", "case")
"""Kinds of summary whose learning the report repeats."""


def homes(cohort: Cohort) -> dict[str, Any]:
    """The panel's own districts by code, as they are named now."""
    with transaction.atomic():
        return {"areas": home_areas(cohort.panel_id)}


def everything(cohort: Cohort, written: Mapping[str, str]) -> dict[str, Any]:
    with transaction.atomic():
        released = _released(cohort)
        return {
            "areas": home_areas(cohort.panel_id),
            "parts": {part.kind: _part(part, released) for part in BESIDE},
            "learning": [_learning(each) for each in released if each.kind in LEARNING],
            "living": _living(cohort),
            "england": _england(cohort),
            "written": dict(written),
        }


def _released(cohort: Cohort) -> list[Release]:
    """What stands released for exactly these days, oldest first."""
    kinds = [*(part.kind for part in BESIDE), *LEARNING]
    found = Release.objects.filter(
        panel_id=cohort.panel_id, kind__in=kinds, period_from=cohort.start, period_to=cohort.end
    )
    return [each for each in found.with_state().order_by("made_at", "id") if each.state is State.RELEASED]


def _part(part: Part, released: Sequence[Release]) -> dict[str, Any] | None:
    found = next((each for each in reversed(released) if each.kind == part.kind), None)
    return {"shown": found.shown, "as_of": found.stamp["data_as_of"]} if found else None


def _learning(release: Release) -> dict[str, Any]:
    return {"title": release.choices["title"], "parts": release.choices["parts"]}


def _living(cohort: Cohort) -> dict[str, int]:
    """Children aged 0 to 17 in the panel's area in the middle of each year read, where all areas are known."""
    first, served = int(cohort.years[-1][:4]), areas_served(cohort.panel_id)
    years = range(first - BESIDE[0].years_read + 1, first + 1)
    found: dict[str, int] = {}
    for year in years:
        counts = [reference.child_population(gss, year) for gss in served]
        if counts and None not in counts:
            found[f"{year}-{(year + 1) % 100:02d}"] = sum(count or 0 for count in counts)
    return found


def _england(cohort: Cohort) -> list[dict[str, Any]]:
    """What was published for England of the years read, each figure with its source; not of parts of its children."""
    last = int(cohort.years[-1][:4])
    years = [f"{year}-{(year + 1) % 100:02d}" for year in range(last - REVIEWS_PART.years_read + 1, last + 1)]
    found = reference.headlines(years, tuple(INDICATORS))
    return [{**asdict(each), "words": each.words} for each in found if not each.group]
