"""What stored answers say of a case in the codes that figures use. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from cdop.dataset.bands import birth_weight_band, gestation_band
from cdop.dataset.codelists.answers import Ynk
from cdop.dataset.codelists.ethnicity import EthnicGroup, Ethnicity
from cdop.dataset.codelists.investigation import LinkedProcess
from cdop.dataset.codelists.place import PlaceOfDeath
from cdop.dataset.codelists.safeguarding import LacBasis, LookedAfter
from cdop.dataset.codelists.timing import TimeTaken
from cdop.timing.calendar import add_months

_BANDS = {TimeTaken.WITHIN_6: 6, TimeTaken.WITHIN_12: 12, TimeTaken.WITHIN_24: 24}
_ORDERS = (
    LacBasis.INTERIM_CARE_ORDER,
    LacBasis.CARE_ORDER,
    LacBasis.PROTECTION,
    LacBasis.PLACEMENT_ORDER,
)
"""Which legal bases are orders is a choice of this software: neither agreement nor remand is one."""


def time_taken(died_on: date | None, ended_on: date | None) -> str:
    """The band of `TimeTaken`; blank while one of the days is missing."""
    if died_on is None or ended_on is None:
        return ""
    for band, months in _BANDS.items():
        if ended_on <= add_months(died_on, months):
            return band.code
    return TimeTaken.OVER_24.code


def place_group(place: str) -> str:
    return PlaceOfDeath(place).group.code if PlaceOfDeath.has(place) else ""


def statutory_order(looked_after: str, basis: str) -> str:
    """Whether the child was subject to an order at the time of death; blank where nobody answered."""
    if looked_after != LookedAfter.CURRENT:
        return {LookedAfter.NK.code: Ynk.NK.code, "": ""}.get(looked_after, Ynk.NO.code)
    if basis in ("", LacBasis.NK):
        return Ynk.NK.code
    return Ynk.YES.code if basis in _ORDERS else Ynk.NO.code


def safeguarding_review(other_reviews: Collection[str]) -> str:
    """Whether a safeguarding practice review is among the reviews named. None named is not none."""
    if not other_reviews:
        return ""
    return Ynk.YES.code if LinkedProcess.CSPR in other_reviews else Ynk.NO.code


def gestation(weeks: int | None) -> str:
    """The band of completed weeks; blank where nothing was recorded."""
    return "" if weeks is None else gestation_band(weeks).code


def birth_weight(grams: int | None) -> str:
    return "" if grams is None else birth_weight_band(grams).code


def ethnic_group(code: str) -> str:
    """The group of a recorded ethnicity; anything else is not known."""
    return Ethnicity(code).group.code if Ethnicity.has(code) else EthnicGroup.UNKNOWN.code
