"""Bands of gestation and birth weight. Pure."""

from __future__ import annotations

from cdop.dataset.codelists.bands import BirthWeightBand, GestationBand

_WEEKS = (
    (22, GestationBand.UNDER_22),
    (24, GestationBand.W22_23),
    (28, GestationBand.W24_27),
    (32, GestationBand.W28_31),
    (37, GestationBand.W32_36),
    (42, GestationBand.W37_41),
)
_GRAMS = (
    (500, BirthWeightBand.UNDER_500),
    (1000, BirthWeightBand.G500),
    (1500, BirthWeightBand.G1000),
    (2000, BirthWeightBand.G1500),
    (2500, BirthWeightBand.G2000),
    (3000, BirthWeightBand.G2500),
    (3500, BirthWeightBand.G3000),
    (4000, BirthWeightBand.G3500),
)


def gestation_band(weeks: int | None) -> GestationBand:
    """The band of a gestation at birth in completed weeks; None is "not known"."""
    if weeks is None:
        return GestationBand.NK
    return next((band for limit, band in _WEEKS if weeks < limit), GestationBand.W42_PLUS)


def birth_weight_band(grams: int | None) -> BirthWeightBand:
    """The band of a birth weight in grams; None is "not known"."""
    if grams is None:
        return BirthWeightBand.NK
    return next((band for limit, band in _GRAMS if grams < limit), BirthWeightBand.G4000_PLUS)
