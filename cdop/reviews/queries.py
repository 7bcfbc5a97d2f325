"""Reading reviews, only within the person's own panel."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.cases.models import Case
from cdop.reference import queries as reference
from cdop.reviews.models import ROW_MODELS, Finding, LearningPoint, Recommendation, Review, ReviewRow
from cdop.reviews.rules import check_can_draft, check_is_open

HEAD = ("childanswers", "deathanswers")
"""The answers that the head of a review is made of."""


@dataclass(frozen=True)
class FullReview:
    """A review with its lines that stand."""

    review: Review
    findings: list[Finding]
    learning: list[LearningPoint]
    recommendations: list[Recommendation]


@dataclass(frozen=True)
class CaseFacts:
    """What the panel may know of the child beside the case: codes, and the name of the authority of the home."""

    sex: str
    place_of_death: str
    area: str


def versions_of(case: Case, *, by: AnyActor) -> list[Review]:
    """Every version of the case's review, first to last; none when no review was begun."""
    check(by, Permission.REVIEW_VIEW)
    return list(Review.objects.filter(panel_id=by.panel_id, case=case).order_by("number"))


def review_of(case: Case, *, by: AnyActor) -> FullReview | None:
    """The current review of a case, or None when none was begun."""
    current = [review for review in versions_of(case, by=by) if review.is_current]
    return with_lines(current[0], by=by) if current else None


def draft_of(case: Case, *, by: AnyActor) -> Review:
    """The review that is worked on, or an empty one that is not stored yet. Refused when it is signed off."""
    current = [review for review in versions_of(case, by=by) if review.is_current]
    review = current[0] if current else Review(panel_id=case.panel_id, case=case)
    check_is_open(review)
    check_can_draft(case.state)
    return review


def with_lines(review: Review, *, by: AnyActor) -> FullReview:
    """The review with its lines, in the order in which they were recorded."""
    check(by, Permission.REVIEW_VIEW)
    scope = {"panel_id": by.panel_id, "review": review, "withdrawn_at": None}
    return FullReview(
        review,
        list(Finding.objects.filter(**scope)),
        list(LearningPoint.objects.filter(**scope).order_by("order", "id")),
        list(Recommendation.objects.filter(**scope).order_by("order", "id")),
    )


def facts_of(case: Case, *, by: AnyActor) -> CaseFacts:
    """The facts shown at the head of a review; blank where none was recorded. No identity.

    Costs one query for the area when the case was opened with its answers `beside` it (HEAD).
    """
    check(by, Permission.REVIEW_VIEW)
    child, death = (getattr(case, name, None) for name in HEAD)
    found = reference.area(case.area) if case.area else None
    return CaseFacts(
        child.sex if child else "", death.place_of_death if death else "", found.name if found else case.area
    )


def find_line(case: Case, slug: str, number: int, *, by: AnyActor) -> ReviewRow:
    """A line of the case's current review, or 404. One that was withdrawn is given too: the action refuses it."""
    check(by, Permission.REVIEW_VIEW)
    if slug not in ROW_MODELS:
        raise Http404("A review has no such lines.")
    rows = ROW_MODELS[slug]._default_manager.select_related("review__case")
    row: ReviewRow | None = rows.filter(
        panel_id=by.panel_id, review__case=case, review__is_current=True, pk=number
    ).first()
    if row is None:
        raise Http404("There is no such line on this review.")
    return row
