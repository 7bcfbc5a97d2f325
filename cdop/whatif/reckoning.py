"""From published numbers to an answer: how many fewer exposed, how many deaths fewer, what gap stays. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cdop.statistics import (
    Estimate,
    Exposure,
    Undefined,
    WhatIf,
    attributable_fraction,
    excess,
    impact_fraction,
    proportion,
    simulate,
)
from cdop.whatif.evidence import PublishedRisk

YEARS = 10
SEED = 2026


@dataclass(frozen=True)
class Share:
    """How many of how many have an exposure at a place; without counts only the share is known (0 to 1)."""

    place: str
    share: float
    count: float | None = None
    of: float | None = None
    source: str = ""


@dataclass(frozen=True)
class Factor:
    """An exposure here, the share aimed at, and the published risk."""

    risk: PublishedRisk
    here: Share
    goal: Share


@dataclass(frozen=True)
class Deaths:
    """Deaths over some years, and what they are where: “Neonatal deaths, Lancashire, 2014-16”."""

    number: int
    years: float
    label: str
    source: str = ""


@dataclass(frozen=True)
class Gap:
    """How many deaths in ten years lie between the area's rate and another's, at the area's own births."""

    name: str
    rate: float
    other: float
    deaths: float


@dataclass(frozen=True)
class Effect:
    """One factor by itself. `fewer` people, the `impact` and `attributable` shares in per cent, `alone` in deaths."""

    factor: Factor
    fewer: Estimate
    impact: Estimate
    attributable: Estimate
    alone: WhatIf


@dataclass(frozen=True)
class Answer:
    deaths: Deaths
    effects: tuple[Effect, ...]
    together: WhatIf
    seed: int

    @property
    def yearly(self) -> float:
        return self.deaths.number / self.deaths.years


def reckon(deaths: Deaths, factors: Sequence[Factor], seed: int = SEED) -> Answer:
    """Every factor by itself and all together, drawn with the one seed. Raises Undefined for numbers that are none."""
    if not factors:
        raise Undefined("Choose one factor or more.")
    effects = tuple(_effect(deaths, each, seed) for each in factors)
    together = _drawn(deaths, tuple(map(_exposure, factors)), seed)
    return Answer(deaths, effects, together, seed)


def gap(name: str, rate: float, other: float, births: float, years: float, per: float = 1000) -> Gap | None:
    """The deaths in ten years that the area's rate has above another's; None where it is not above it."""
    if rate <= other:
        return None
    return Gap(name, rate, other, (rate - other) / per * births / years * YEARS)


def _effect(deaths: Deaths, factor: Factor, seed: int) -> Effect:
    risk, now = factor.risk.figures.risk, factor.here.share
    return Effect(
        factor=factor,
        fewer=fewer_people(factor.here, factor.goal),
        impact=impact_fraction(now, factor.goal.share, risk),
        attributable=attributable_fraction(now, risk),
        alone=_drawn(deaths, (_exposure(factor),), seed),
    )


def fewer_people(here: Share, goal: Share) -> Estimate:
    """How many fewer are exposed at the goal; with the goal's own uncertainty where its counts are published."""
    if goal.count is not None and goal.of:
        return excess(here.count, here.of, goal.count, goal.of)
    found = proportion(here.count, here.of, 1)
    people = found.denominator or 0.0
    value, lower, upper = ((each - goal.share) * people for each in (found.value, found.lower, found.upper))
    return Estimate(
        value, lower, upper, None, None, people, found.confidence, f"{found.method}, the goal taken as known"
    )


def _exposure(factor: Factor) -> Exposure:
    here = factor.here
    if here.count is None or here.of is None:
        raise Undefined(f"{factor.risk.label}: how many of how many are exposed is not known.")
    return Exposure(
        factor.risk.name, round(here.count), round(here.of), factor.goal.share, factor.risk.figures.risk
    )


def _drawn(deaths: Deaths, exposures: tuple[Exposure, ...], seed: int) -> WhatIf:
    return _simulated(deaths.number, deaths.years, exposures, seed)


@lru_cache(maxsize=256)
def _simulated(number: int, years: float, exposures: tuple[Exposure, ...], seed: int) -> WhatIf:
    """Kept, since the same numbers and seed give the same draws."""
    return simulate(number, years, exposures, seed, per_years=YEARS)
