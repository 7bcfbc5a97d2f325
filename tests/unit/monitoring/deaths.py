"""Invented deaths as the door of figures hands them out."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from cdop.figures.deaths import Death

LANCASHIRE, PRESTON, BLACKBURN = "E10000017", "E07000123", "E06000008"


def death(on: date, **codes: str) -> Death:
    """A baby of five weeks from Preston, unless said otherwise."""
    held = {
        "age_band": "28_364d",
        "infant_band": "28_364d",
        "sex": "female",
        "ethnic_group": "white",
        "area": PRESTON,
        "imd_decile": "1",
        "category": "",
        **codes,
    }
    return Death(day=on, **held)


def in_years(count: int, first: int, last: int, **codes: str) -> list[Death]:
    """So many deaths spread evenly over the years from `first` to `last`."""
    days = (date(last, 12, 31) - date(first, 1, 1)).days
    return [death(date(first, 1, 1) + timedelta(days=days * n // count), **codes) for n in range(count)]


def drawn(rate: float, first: date, last: date, seed: int, **codes: str) -> list[Death]:
    """Deaths as chance brings them, so many a year."""
    draw, found, day = Random(seed), [], 0.0
    while True:
        day += draw.expovariate(rate / 365.25)
        if day > (last - first).days:
            return found
        found.append(death(first + timedelta(days=int(day)), **codes))
