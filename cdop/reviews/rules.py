"""What must hold before a review may go on. Each gives sentences: a warning before sign-off, a bar at it."""

from __future__ import annotations

from collections.abc import Sequence

from cdop.core.refusals import Refused
from cdop.dataset.classification import check_modifiability
from cdop.dataset.codelists.review import Domain, DomainStatement
from cdop.reviews.models import Finding, Review


def missing_to_conclude(review: Review, findings: Sequence[Finding]) -> list[str]:
    """What the panel still has to decide before the case counts as reviewed."""
    sentences = []
    if not review.reviewed_on:
        sentences.append("Give the date of the panel that concluded the review.")
    if not review.categories:
        sentences.append("Choose at least one category of death.")
    if not review.modifiability:
        sentences.append("Say whether modifiable factors were identified.")
    return sentences + _silent_domains(review, findings)


def inconsistencies(review: Review, findings: Sequence[Finding]) -> list[str]:
    """Answers that contradict one another: shown as warnings in a draft, a bar to sign-off."""
    sentence = check_modifiability(review.modifiability, findings)
    return [sentence] if sentence else []


def check_can_conclude(review: Review, findings: Sequence[Finding]) -> None:
    _check(missing_to_conclude(review, findings))


def check_can_sign_off(review: Review, findings: Sequence[Finding]) -> None:
    _check([*missing_to_conclude(review, findings), *inconsistencies(review, findings)])


def check_is_open(review: Review) -> None:
    """A signed-off review is never changed; reopening the case starts a new version."""
    if review.signed_off_at:
        raise Refused("This review is signed off. Reopen the case to change it; the old version is kept.")


def _silent_domains(review: Review, findings: Sequence[Finding]) -> list[str]:
    """Domains with neither a factor nor a word that none was found: the panel must choose, never a default."""
    spoken = {finding.domain for finding in findings}
    silent = (DomainStatement.NONE, DomainStatement.NO_INFORMATION)
    spoken |= {d.code for d in Domain if getattr(review, f"domain_{d.code.lower()}") in silent}
    return [
        f"Domain {d.code} ({d.label}): record a factor, or say that none was identified."
        for d in Domain
        if d.code not in spoken
    ]


def _check(sentences: list[str]) -> None:
    if sentences:
        raise Refused(" ".join(sentences))
