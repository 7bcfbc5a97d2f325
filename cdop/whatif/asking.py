"""From what was asked on the page to what can be reckoned: published numbers, unless others were typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cdop.core.refusals import Refused
from cdop.dataset.codelists.evidence import StudiedDeath
from cdop.indicators.queries import Shelf
from cdop.reference.queries import ENGLAND
from cdop.statistics import Undefined
from cdop.whatif.evidence import PublishedRisk
from cdop.whatif.published import Known, deaths_of, share_of
from cdop.whatif.reckoning import SEED, Answer, Deaths, Factor, Gap, Share, reckon

REGION, ALL_ENGLAND, OWN = "region", "england", "own"
TYPED = "as typed on this page"


@dataclass(frozen=True)
class Typed:
    """Numbers typed for one factor; None where the published ones shall stand."""

    exposed: int | None = None
    of: int | None = None
    aim: float | None = None


@dataclass(frozen=True)
class Question:
    """`deaths` and `years` are typed or None; `aim` is a share in per cent, asked for with the goal “own”."""

    area: str
    outcome: StudiedDeath
    goal: str
    factors: Sequence[str]
    typed: Mapping[str, Typed]
    aim: float | None = None
    deaths: int | None = None
    years: float | None = None
    seed: int = SEED


@dataclass(frozen=True)
class Asked:
    """The answer with the gaps it is held against."""

    answer: Answer
    gaps: tuple[Gap, ...]
    is_compared: bool = False
    """Whether the deaths are published, so that their rate could be held against others."""


def offered(risks: Mapping[str, PublishedRisk], outcome: StudiedDeath) -> list[PublishedRisk]:
    """What can be reckoned with for these deaths."""
    return [each for each in risks.values() if each.figures.outcome is outcome and each.figures.is_usable]


def usual(
    shelf: Shelf, risks: Mapping[str, PublishedRisk], area: str, outcome: StudiedDeath
) -> dict[str, Any]:
    """What the page asks before anybody has chosen: the factors with published shares, against the nearest goal."""
    factors = [each for each in offered(risks, outcome) if share_of(shelf, each.figures.exposure, area)]
    region = shelf.geography.region(area)
    known = bool(region and factors and share_of(shelf, factors[0].figures.exposure, region))
    return {"factor": [each.name for each in factors], "goal": REGION if known else ALL_ENGLAND}


def ask(shelf: Shelf, risks: Mapping[str, PublishedRisk], question: Question) -> Asked:
    """Raises Refused with a sentence where a number is neither published nor typed, or is no such number."""
    known = deaths_of(shelf, question.outcome, question.area)
    deaths = _deaths(question, known)
    factors = [_factor(shelf, risks[name], question) for name in question.factors if name in risks]
    try:
        answer = reckon(deaths, factors, question.seed)
    except Undefined as undefined:
        raise Refused(str(undefined)) from None
    published = known if known and deaths == known.deaths else None
    return Asked(answer, published.gaps if published else (), published is not None)


def _deaths(question: Question, known: Known | None) -> Deaths:
    if question.deaths is not None and question.years:
        return Deaths(question.deaths, question.years, question.outcome.label, TYPED)
    if known is None:
        raise Refused(
            f"The number of deaths is not published or not loaded: {question.outcome.label.lower()}. "
            "Type the deaths and the years under “Other numbers”."
        )
    return known.deaths


def _factor(shelf: Shelf, risk: PublishedRisk, question: Question) -> Factor:
    typed = question.typed.get(risk.name, Typed())
    return Factor(risk, _here(shelf, risk, question, typed), _goal(shelf, risk, question, typed))


def _here(shelf: Shelf, risk: PublishedRisk, question: Question, typed: Typed) -> Share:
    place = shelf.geography.name(question.area)
    if typed.exposed is not None and typed.of:
        return Share(place, typed.exposed / typed.of, typed.exposed, typed.of, TYPED)
    found = share_of(shelf, risk.figures.exposure, question.area)
    if found is None or found.count is None or not found.of:
        raise Refused(
            f"{risk.label}: no count is published or loaded for {place}. "
            "Type how many of how many under “Other numbers”, or leave this factor out."
        )
    return found


def _goal(shelf: Shelf, risk: PublishedRisk, question: Question, typed: Typed) -> Share:
    aim = typed.aim if typed.aim is not None else question.aim if question.goal == OWN else None
    if aim is not None:
        return Share(f"{aim:g} %", aim / 100, source=TYPED)
    if question.goal == OWN:
        raise Refused(f"{risk.label}: type the share to aim at, in per cent.")
    code = ENGLAND if question.goal == ALL_ENGLAND else shelf.geography.region(question.area)
    found = share_of(shelf, risk.figures.exposure, code) if code else None
    if found is None:
        place = shelf.geography.name(code) if code else "a region of this area"
        raise Refused(
            f"{risk.label}: no share is published or loaded for {place}. "
            "Choose another goal, or type the share to aim at."
        )
    return found
