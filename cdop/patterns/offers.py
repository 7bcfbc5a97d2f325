"""What may be chosen on the page of patterns, with its labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cdop.dataset.codelists.review import Domain
from cdop.dataset.years import latest_years
from cdop.figures import breakdowns
from cdop.figures.forms.period import BASES
from cdop.figures.themes import YEARS
from cdop.patterns.choice import ACROSS, WHICH, Offer


def exact_offers(years: Sequence[str]) -> dict[str, Offer]:
    """For exact figures: everything but the areas, the usual first. `years` run from the earliest."""
    return {
        "basis": _bases(),
        "first": {year: year for year in years},
        "last": {year: year for year in reversed(years)},
        "which": WHICH,
        "domain": {"": "All domains", **{d.code: f"{d.code}: {d.label}" for d in Domain}},
        "age": _any("All ages", breakdowns.age_band().labels),
        "category": _any("All categories", breakdowns.category().labels),
        "by": ACROSS,
    }


def with_areas(offers: Mapping[str, Offer], areas: Mapping[str, str], chosen: str) -> dict[str, Offer]:
    """The same and the areas in which the children lived; also the one `chosen`, though none may have lived there."""
    named = {**areas, **({chosen: chosen} if chosen and chosen not in areas else {})}
    return {**offers, "area": _any("All areas", named)}


def protected_offers(years: Sequence[str]) -> dict[str, Offer]:
    """For protected figures: one of the years that were protected together, or all of them."""
    return {
        "basis": _bases(),
        "year": {"": "All years", **{year: year for year in reversed(years)}},
        "which": WHICH,
    }


def _bases() -> Offer:
    return {basis.code: said for basis, said in BASES.items()}


def _any(said: str, labels: Mapping[str, str]) -> Offer:
    return {"": said, **labels}


def years_on_offer(today: date) -> tuple[str, ...]:
    """The years of the themes page, from the earliest."""
    return tuple(reversed(latest_years(today, YEARS)))
