"""The answer in sentences: what would change, how it was reckoned, and what it cannot do."""

from __future__ import annotations

from cdop.statistics import Estimate
from cdop.whatif.asking import Asked
from cdop.whatif.reckoning import YEARS, Answer, Effect, Gap


def numbered(value: float, decimals: int = 1) -> str:
    """“1.2”; a number that rounds to nothing keeps two figures instead: “0.04”."""
    if value and abs(value) < 0.5 * 10**-decimals * 10:
        decimals += 1
    return f"{value:,.{decimals}f}".replace("-0.00", "0.00")


def limits(found: Estimate, decimals: int = 1) -> str:
    return f"{numbered(found.lower, decimals)} to {numbered(found.upper, decimals)}"


def lead(asked: Asked) -> list[str]:
    """The answer in two or three sentences."""
    answer = asked.answer
    return [*(people(each) for each in answer.effects), fewer_deaths(answer)]


def people(effect: Effect) -> str:
    """“125 fewer with smoking in pregnancy (95 % interval 90 to 161) would bring Lancashire to 10.0 %.”"""
    factor, found = effect.factor, effect.fewer
    what, place = _within(factor.risk.label), factor.here.place
    goal = factor.goal
    aim = f"{goal.share:.1%}".replace("%", " %")
    named = aim if goal.place.endswith("%") else f"{goal.place}’s {aim}"
    if found.value <= 0:
        return (
            f"{factor.risk.label}: {place} has {factor.here.share * 100:.1f} %, no more than {named}, so nothing "
            "would be fewer."
        )
    return (
        f"{found.value:,.0f} fewer with {what} (95 % interval {found.lower:,.0f} to {found.upper:,.0f}) of "
        f"{factor.here.of or 0:,.0f} would bring {place} from {factor.here.share * 100:.1f} % to {named}."
    )


def fewer_deaths(answer: Answer) -> str:
    """Deaths fewer in ten years, never as a rounded life."""
    found = answer.together.fewer
    if found.value <= 0:
        return f"There would be no fewer deaths than there are: {deaths_now(answer)}"
    every = years_for_one(found.value)
    return (
        f"That would be about {numbered(found.value)} fewer deaths in {YEARS} years (95 % interval {limits(found)})"
        f"{f', one in about {every} years' if every else ''}. {deaths_now(answer)}"
    )


def deaths_now(answer: Answer) -> str:
    deaths = answer.deaths
    span = "1 year" if deaths.years == 1 else f"{deaths.years:g} years"
    return (
        f"Now: {deaths.number:,} in {span} ({deaths.label}), about {answer.yearly * YEARS:,.0f} in "
        f"{YEARS} years."
    )


def years_for_one(per_decade: float) -> str:
    """How many years one death fewer takes, where it takes more than one."""
    years = YEARS / per_decade
    return "" if years < 1.5 else f"{years:,.0f}"


def closing(asked: Asked) -> list[str]:
    """For each place with a lower rate: whether what was asked could close the gap, and each factor alone."""
    if asked.is_compared and not asked.gaps:
        return [
            "No published rate of the region or of England is below the rate here: there is no gap to close."
        ]
    return [sentence for gap in asked.gaps for sentence in _closing(asked.answer, gap)]


def _closing(answer: Answer, gap: Gap) -> list[str]:
    told = [
        f"{gap.name}’s rate is {gap.other:.1f} per 1,000 against {gap.rate:.1f} here: "
        f"{numbered(gap.deaths)} deaths in {YEARS} years lie between the two."
    ]
    for effect in answer.effects:
        told.append(_alone(answer, effect, gap))
    if len(answer.effects) > 1:
        told.append(_all(answer, gap))
    return told


def _alone(answer: Answer, effect: Effect, gap: Gap) -> str:
    """The plain sentence when one factor cannot close the gap; and whether even none exposed would."""
    what, found = effect.factor.risk.label, effect.alone.fewer
    if found.value >= gap.deaths:
        return f"{what} at the goal could by itself close the gap to {gap.name}, if the ratio holds here."
    none = effect.attributable.value / 100 * answer.yearly * YEARS
    even = (
        f"even if nobody were exposed it would be about {numbered(max(none, 0))}"
        if none < gap.deaths
        else f"only with hardly anybody exposed (about {numbered(none)} fewer with nobody) would it"
    )
    if found.upper < gap.deaths:
        return (
            f"{what} alone cannot close the gap to {gap.name}: at the goal it would be about "
            f"{numbered(max(found.value, 0))} deaths fewer in {YEARS} years, {numbered(max(found.upper, 0))} at "
            f"most; {even}."
        )
    return (
        f"{what} alone probably cannot close the gap to {gap.name}: at the goal it would be about "
        f"{numbered(max(found.value, 0))} deaths fewer in {YEARS} years, though the interval reaches "
        f"{numbered(found.upper)}; {even}."
    )


def _all(answer: Answer, gap: Gap) -> str:
    found = answer.together.fewer
    could = "could close" if found.value >= gap.deaths else "do not close"
    return (
        f"All these factors together {could} the gap to {gap.name}: about {numbered(max(found.value, 0))} deaths "
        f"fewer in {YEARS} years."
    )


def formula(effect: Effect) -> str:
    """The formula with its numbers filled in."""
    now, goal = effect.factor.here.share, effect.factor.goal.share
    ratio = effect.factor.risk.figures.value
    return (
        f"Share of deaths spared = (p − p*) × (RR − 1) ÷ (1 + p × (RR − 1)) = ({now:.4f} − {goal:.4f}) × "
        f"({ratio:g} − 1) ÷ (1 + {now:.4f} × ({ratio:g} − 1)) = {effect.impact.value:.2f} %"
    )


def overlap(answer: Answer) -> str:
    """How several factors are put together, in words and numbers. Blank for one."""
    if len(answer.effects) < 2:
        return ""
    added = sum(each.impact.value for each in answer.effects)
    together, nested = answer.together.together, answer.together.nested
    parts = " × ".join(f"(1 − {each.impact.value / 100:.4f})" for each in answer.effects)
    return (
        f"The shares of {len(answer.effects)} factors must not be added up (that would be {added:.2f} %): one death "
        f"may have several. Taken as independent of each other they come to 1 − {parts}, about "
        f"{together.value:.2f} % ({limits(together, 2)}); if the same families had all of them, only the largest "
        f"would count, about {nested.value:.2f} %. The truth lies mostly between the two and is never above 100 %."
    )


def _within(label: str) -> str:
    return label[:1].lower() + label[1:]
