"""Which version of a review stands in figures, and a new version begun from the one before."""

from __future__ import annotations

from cdop.access.actors import AnyActor
from cdop.reviews.models import ROW_MODELS, Review, ReviewQuerySet


def next_version(*, review: Review, by: AnyActor) -> Review:
    """Copy the review and its lines into a new draft; the old one keeps its answers and its signature."""
    Review.objects.filter(panel_id=review.panel_id, pk=review.pk).update(is_current=False)
    fresh = Review.objects.get(panel_id=review.panel_id, pk=review.pk)
    fresh.pk = None
    fresh._state.adding = True
    fresh.number, fresh.version = review.number + 1, 1
    fresh.is_current, fresh.is_counted, fresh.reviewed_on = True, False, None
    fresh.signed_off_at, fresh.signed_off_by, fresh.signed_off_by_name = None, "", ""
    fresh.saved_by, fresh.saved_by_name = by.audit_id, by.name
    fresh.save()
    for model in ROW_MODELS.values():
        rows = list(model._default_manager.filter(panel_id=review.panel_id, review=review, withdrawn_at=None))
        for row in rows:
            # The moment of recording is set anew by the database, so whose act it was is too.
            row.pk, row.review, row.recorded_by = None, fresh, by.audit_id
        model._default_manager.bulk_create(rows)
    return fresh


def count_this(review: Review) -> None:
    """Let this version stand in figures, in the year of the case's first conclusion."""
    _versions(review).counted().exclude(pk=review.pk).update(is_counted=False)
    review.is_counted = True
    review.first_reviewed_on = review.first_reviewed_on or review.reviewed_on
    review.save(update_fields=["is_counted", "first_reviewed_on"])


def take_back(review: Review) -> None:
    """The panel did not conclude after all: the last signed version stands in figures again, if there is one."""
    signed = _versions(review).filter(signed_off_at__isnull=False).order_by("-number").first()
    review.reviewed_on, review.is_counted = None, False
    review.first_reviewed_on = signed.first_reviewed_on if signed else None
    review.save(update_fields=["reviewed_on", "is_counted", "first_reviewed_on"])
    if signed:
        signed.is_counted = True
        signed.save(update_fields=["is_counted"])


def _versions(review: Review) -> ReviewQuerySet:
    return Review.objects.filter(panel_id=review.panel_id, case_id=review.case_id)
