"""Reading reviews, only within the person's own panel."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.cases.models import Case
from cdop.reviews.models import ROW_MODELS, Finding, LearningPoint, Recommendation, Review, ReviewRow


@dataclass(frozen=True)
class FullReview:
    """A review with its lines that stand."""

    review: Review
    findings: list[Finding]
    learning: list[LearningPoint]
    recommendations: list[Recommendation]


def review_of(case: Case, *, by: AnyActor) -> FullReview | None:
    """The current review of a case, or None when none was begun."""
    check(by, Permission.REVIEW_VIEW)
    review = Review.objects.current().select_related("case").filter(panel_id=by.panel_id, case=case).first()
    if review is None:
        return None
    scope = {"panel_id": by.panel_id, "review": review, "withdrawn_at": None}
    return FullReview(
        review,
        list(Finding.objects.filter(**scope)),
        list(LearningPoint.objects.filter(**scope)),
        list(Recommendation.objects.filter(**scope)),
    )


def find_line(case: Case, slug: str, number: int, *, by: AnyActor) -> ReviewRow:
    """A standing line of the case's current review, or 404."""
    check(by, Permission.REVIEW_VIEW)
    row = (
        ROW_MODELS[slug]
        .objects.select_related("review__case")
        .filter(
            panel_id=by.panel_id, review__case=case, review__is_current=True, withdrawn_at=None, pk=number
        )
        .first()
    )
    if row is None:
        raise Http404("There is no such line on this review.")
    return row
