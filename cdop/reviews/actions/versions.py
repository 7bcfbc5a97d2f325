"""A new version of a review, begun from the one before."""

from __future__ import annotations

from cdop.access.actors import AnyActor
from cdop.reviews.models import ROW_MODELS, Review


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
        rows = list(model.objects.filter(panel_id=review.panel_id, review=review, withdrawn_at=None))
        for row in rows:
            row.pk, row.review = None, fresh
        model.objects.bulk_create(rows)
    return fresh
