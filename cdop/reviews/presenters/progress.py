"""How far the review has come: what is still missing, what contradicts, and what may be done next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from cdop.access.actors import AnyActor
from cdop.access.permissions import Permission
from cdop.cases.models import Case
from cdop.cases.rules import can_move
from cdop.cases.states import NEXT, NOT_COUNTED, State
from cdop.core.words import day
from cdop.reviews import rules
from cdop.reviews.models import Review
from cdop.reviews.queries import FullReview
from cdop.reviews.stages import Stage

_PAST_DRAFT = (State.CLOSED, *NOT_COUNTED)


@dataclass(frozen=True)
class Check:
    """One group of checks: what it is for, the sentences that do not hold yet, and the word when all do."""

    title: str
    sentences: list[str]
    met: str
    is_bar: bool = True

    @property
    def is_barring(self) -> bool:
        return self.is_bar and bool(self.sentences)


@dataclass(frozen=True)
class Way:
    words: str
    url: str


def checks(case: Case, full: FullReview | None) -> list[Check]:
    """What is still to do before the panel concludes and the chair signs; nothing once that is done."""
    if case.state in _PAST_DRAFT or full is None:
        return []
    return _all_checks(full)


def _all_checks(full: FullReview) -> list[Check]:
    review, findings = full.review, full.findings
    return [
        Check(
            "What the panel must decide",
            rules.missing_to_conclude(review, findings),
            "Everything the panel decides is recorded.",
        ),
        Check(
            "Answers that contradict one another",
            rules.inconsistencies(review, findings),
            "No answer contradicts another.",
        ),
        Check(
            "Needed before sign-off",
            rules.missing_to_sign_off(review),
            "The plan for the family is written.",
        ),
    ]


def checks_for(stage: Stage, full: FullReview | None) -> list[Check]:
    """The checks to show on the page of a stage: all of them for the signature, the first two for the panel."""
    if full is None or not stage.is_checked:
        return []
    if stage.to is State.CLOSED:
        return _all_checks(full)
    # The day of the panel is what the page itself asks for.
    decided = [s for s in rules.missing_to_conclude(full.review, full.findings) if s != rules.NO_PANEL_DAY]
    first, second, _ = _all_checks(full)
    return [Check(first.title, decided, first.met), replace(second, is_bar=False)]


def is_open(case: Case, review: Review | None) -> bool:
    """Whether the review may be written in now."""
    return case.state not in NOT_COUNTED and (review is None or not review.signed_off_at)


def ways_on(case: Case, stages: Sequence[Stage]) -> list[Way]:
    """The stages as buttons."""
    return [
        Way(stage.words_for(case.state), reverse("reviews:stage", args=[case.reference, stage.act]))
        for stage in stages
    ]


def standing(case: Case, actor: AnyActor) -> str:
    """Where the case stands and what it waits for, in a sentence."""
    state = State(case.state)
    words = f"{state.label} since {day(case.state_since)}."
    if state is State.AWAITING_SIGN_OFF and not actor.may(Permission.REVIEW_SIGN_OFF):
        return f"{words} The chair signs off next."
    if state is State.CLOSED and not actor.may(Permission.REVIEW_SIGN_OFF):
        return f"{words} Only the chair can reopen it."
    return f"{words} Next: {_lower_first(NEXT[state].words)}." if state in NEXT else words


def obstacle(case: Case, stage: Stage) -> str:
    """Why the case cannot go this way now, or nothing."""
    if can_move(case.state, stage.to):
        return ""
    return f"The case is “{State(case.state).label}”, so this step is not open to it."


def warning(case: Case, stage: Stage) -> str:
    """What the person should know before taking a step that undoes another."""
    if stage.to is State.DEFERRED and case.state == State.AWAITING_SIGN_OFF:
        return (
            "The panel’s conclusion is taken back: this version no longer counts as reviewed until the panel "
            "concludes again."
        )
    return ""


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]
