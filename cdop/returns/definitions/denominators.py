"""How many children live where the panel reviews: what rates are made with, kept with the release."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from cdop.access.queries import areas_served
from cdop.dataset.codelists.bands import AgeBand as Band
from cdop.disclosure.shape import TOTAL
from cdop.figures.cohort import Cohort
from cdop.reference import queries as reference
from cdop.reference.codes import AgeBand as Living

_BANDS = {
    Band.Y1_4: Living.AGE_1_4,
    Band.Y5_9: Living.AGE_5_9,
    Band.Y10_14: Living.AGE_10_14,
    Band.Y15_17: Living.AGE_15_17,
}
"""Of the first four weeks nobody counts the living by age: those rates need births."""
_BACK = 6


@transaction.atomic
def living(cohort: Cohort) -> dict[str, Any]:
    """Children by age band and by stage in the latest middle of a year known; empty where some area lacks one."""
    served = areas_served(cohort.panel_id)
    for year in range(cohort.start.year, cohort.start.year - _BACK, -1):
        counts = [reference.child_population_by_age(gss, year) for gss in served]
        if counts and all(set(each) == set(Living.codes()) for each in counts):
            return {"year": year, **_by(counts)}
    return {}


def _by(counts: list[dict[str, int]]) -> dict[str, dict[str, int]]:
    added = {band: sum(each[band] for each in counts) for band in Living.codes()}
    whole, infants = sum(added.values()), added[Living.AGE_0.code]
    return {
        "age_band": {**{ours.code: added[theirs.code] for ours, theirs in _BANDS.items()}, TOTAL: whole},
        "stage": {"infant": infants, "older": whole - infants, TOTAL: whole},
    }
