"""What must hold before a review may go on. Each gives sentences: a warning before sign-off, a bar at it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import shorten

from cdop.cases.states import NOT_COUNTED, State
from cdop.core.refusals import Refused
from cdop.core.words import day
from cdop.dataset.classification import check_modifiability
from cdop.dataset.codelists.review import Domain, DomainStatement, Relevance
from cdop.dataset.factors import factor
from cdop.reviews.models import Finding, Review

SET_BY_STAGES = frozenset({"cdrm_on", "reviewed_on"})
"""Answers that move the case on: recorded with their stage, never by saving their section."""

NO_PANEL_DAY = "Give the date of the panel that concluded the review."

_SILENT = (DomainStatement.NONE, DomainStatement.NO_INFORMATION)
_DRAFTED = ("case_summary", "cause_of_death_understood", "categories", "modifiability")


class Overtaken(Refused):
    """Another person saved the same section since the page was opened."""


def missing_to_conclude(review: Review, findings: Sequence[Finding]) -> list[str]:
    """What the panel still has to decide before the case counts as reviewed."""
    sentences = []
    if not review.reviewed_on:
        sentences.append(NO_PANEL_DAY)
    if not review.categories:
        sentences.append("Choose at least one category of death.")
    if not review.modifiability:
        sentences.append("Say whether modifiable factors were identified.")
    return sentences + _silent_domains(review, findings) + _unjudged(findings)


def missing_to_sign_off(review: Review) -> list[str]:
    """What the file still needs before it is closed, beyond the panel's conclusion."""
    if review.followup_family.strip():
        return []
    return ["Write the plan for the family: what they will be told, by which role, and when."]


def inconsistencies(review: Review, findings: Sequence[Finding]) -> list[str]:
    """Answers that contradict one another: shown as warnings in a draft, a bar to sign-off."""
    sentence = check_modifiability(review.modifiability, findings)
    return ([sentence] if sentence else []) + _denied_domains(review, findings)


def bars_to_sign_off(review: Review, findings: Sequence[Finding]) -> list[str]:
    """Everything that keeps the chair from signing off now."""
    return [
        *missing_to_conclude(review, findings),
        *inconsistencies(review, findings),
        *missing_to_sign_off(review),
    ]


def check_can_conclude(review: Review, findings: Sequence[Finding]) -> None:
    _check(missing_to_conclude(review, findings))


def check_can_sign_off(review: Review, findings: Sequence[Finding]) -> None:
    _check(bars_to_sign_off(review, findings))


def check_is_open(review: Review) -> None:
    """A signed-off review is never changed; reopening the case starts a new version."""
    if review.signed_off_at or not review.is_current:
        raise Refused("This review is signed off. Reopen the case to change it; the old version is kept.")


def check_not_overtaken(review: Review, slug: str, seen: str | None) -> None:
    """Two people may work on two sections of one review at a time, not unawares on the same one."""
    if seen is not None and seen != review.mark_of(slug):
        raise Overtaken(
            f"{review.saved_by_name or 'Someone else'} saved this after you opened it. What you typed is still "
            "below: compare it with what is saved, then save again."
        )


def check_still_concluded(before: Sequence[str], after: Sequence[str]) -> None:
    """What the panel concluded may be corrected before sign-off, not taken back piece by piece."""
    lost = [sentence for sentence in after if sentence not in before]
    if lost:
        raise Refused(" ".join(["The panel has concluded this review.", *lost]))


def check_can_draft(state: str) -> None:
    """A death that the panel does not review has no review."""
    if state in NOT_COUNTED:
        raise Refused(
            f"A case that is “{State(state).label}” is not reviewed. Check it again to bring it into scope."
        )


def check_deferral(*, needed: str, owner: str) -> None:
    """A deferred case names what it waits for and who gets it."""
    if not needed.strip():
        raise Refused("Say what the panel needs before it can conclude.")
    if not owner.strip():
        raise Refused("Say who is to get it, by role.")


def check_has_draft(review: Review | None, findings: Sequence[Finding]) -> None:
    """The panel is not asked to begin from an empty page."""
    drafted = review is not None and (findings or any(getattr(review, name) for name in _DRAFTED))
    if not drafted:
        raise Refused(
            "There is no draft analysis yet. Record the summary, a factor or the category before the case "
            "goes to the panel."
        )


def check_day_of_review_meeting(on: date, *, died_on: date | None, today: date) -> None:
    _check_past(on, what="The review meeting", today=today)
    _check_after_death(on, what="The review meeting", died_on=died_on)


def check_day_of_panel(on: date, *, died_on: date | None, met_on: date | None, today: date) -> None:
    """The panel concludes on a day that has come, after the death and not before its review meeting."""
    _check_past(on, what="The panel", today=today)
    check_listed_day(on, died_on=died_on)
    if met_on and on < met_on:
        raise Refused(
            f"The panel cannot have concluded on {day(on)}, before the review meeting of {day(met_on)}. "
            "Check both dates."
        )


def check_listed_day(on: date, *, died_on: date | None) -> None:
    """A panel meeting a case is listed for: past, when recorded late, or to come."""
    _check_after_death(on, what="The panel", died_on=died_on)


def _check_past(on: date, *, what: str, today: date) -> None:
    if on > today:
        raise Refused(f"{what} cannot have been held on {day(on)}, which is still to come. Check the date.")


def _check_after_death(on: date, *, what: str, died_on: date | None) -> None:
    if died_on and on < died_on:
        raise Refused(f"{what} cannot have met on {day(on)}, before the child died. Check both dates.")


def _silent_domains(review: Review, findings: Sequence[Finding]) -> list[str]:
    """Domains with neither a factor nor a word that none was found: the panel must choose, never a default."""
    spoken = {finding.domain for finding in findings}
    spoken |= {d.code for d in Domain if statement_of(review, d) in _SILENT}
    return [
        f"Domain {d.code} ({d.label}): record a factor, or say that none was identified."
        for d in Domain
        if d.code not in spoken
    ]


def _denied_domains(review: Review, findings: Sequence[Finding]) -> list[str]:
    """Domains said to hold nothing, though one of their factors is of relevance 2."""
    contributory = {f.domain for f in findings if f.relevance and Relevance(f.relevance).is_contributory}
    return [
        f"Domain {d.code} says “{DomainStatement(statement_of(review, d)).label}”, but a factor of relevance 2 "
        "is recorded in it. Change the statement, or the factor."
        for d in Domain
        if d.code in contributory and statement_of(review, d) in _SILENT
    ]


def _unjudged(findings: Sequence[Finding]) -> list[str]:
    """Factors of which the panel has not yet said how relevant, or whether modifiable."""
    wanted = (("relevance", "how relevant it was"), ("modifiable", "whether it was modifiable"))
    return [
        f"Factor “{_name(f)}”: say {words}."
        for f in findings
        for name, words in wanted
        if not getattr(f, name)
    ]


def _name(finding: Finding) -> str:
    if finding.factor_code:
        return factor(finding.factor_code).label
    return shorten(finding.factor_text, 60, placeholder=" …")


def statement_of(review: Review, domain: Domain) -> str:
    """What the panel says of a whole domain; blank when nothing yet."""
    said: str = getattr(review, f"domain_{domain.code.lower()}")
    return said


def _check(sentences: list[str]) -> None:
    if sentences:
        raise Refused(" ".join(sentences))
