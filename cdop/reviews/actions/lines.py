"""Findings, learning points and recommendations: added, changed, withdrawn; never removed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.dataset.factors import factor
from cdop.reviews.models import ROW_MODELS, Review, ReviewRow
from cdop.reviews.rules import check_is_open


@transaction.atomic
def add_line(*, review: Review, slug: str, values: Mapping[str, Any], by: AnyActor) -> ReviewRow:
    """Add a line to the section `slug` ("findings", "learning", "recommendations") of a draft review."""
    check(by, Permission.REVIEW_EDIT)
    check_is_open(review)
    row = new_line(review=review, slug=slug, values=values, by=by)
    row.save()
    record("review.line_added", by=by, of="case", ref=review.case.reference, section=slug)
    return row


@transaction.atomic
def change_line(*, row: ReviewRow, slug: str, values: Mapping[str, Any], by: AnyActor) -> ReviewRow:
    """Change a line: the old one is withdrawn and stays in the history, the new one takes its place."""
    check(by, Permission.REVIEW_EDIT)
    check_is_open(row.review)
    _withdraw(row, by)
    fresh = new_line(review=row.review, slug=slug, values=values, by=by, order=row.order)
    fresh.save()
    record("review.line_changed", by=by, of="case", ref=row.review.case.reference, section=slug)
    return fresh


@transaction.atomic
def withdraw_line(*, row: ReviewRow, slug: str, by: AnyActor) -> None:
    """Take a line out of the review."""
    check(by, Permission.REVIEW_EDIT)
    check_is_open(row.review)
    _withdraw(row, by)
    record("review.line_withdrawn", by=by, of="case", ref=row.review.case.reference, section=slug)


def new_line(
    *, review: Review, slug: str, values: Mapping[str, Any], by: AnyActor, order: int | None = None
) -> ReviewRow:
    """An unsaved line. A coded factor brings its own domain; another domain is refused."""
    model = ROW_MODELS[slug]
    if slug == "findings":
        values = _with_domain(values)
    place = model.objects.filter(panel_id=review.panel_id, review=review).count() if order is None else order
    return model(panel_id=review.panel_id, review=review, order=place, recorded_by=by.audit_id, **values)


def _with_domain(values: Mapping[str, Any]) -> dict[str, Any]:
    code, domain = values.get("factor_code", ""), values.get("domain", "")
    if not code:
        if not (domain and values.get("factor_text")):
            raise Refused("Choose a factor from the list, or give its domain and describe it in words.")
        return dict(values)
    own = factor(code).domain
    if domain and domain != own:
        raise Refused(f"Factor {code} belongs to domain {own}, not to domain {domain}.")
    return {**values, "domain": own}


def _withdraw(row: ReviewRow, by: AnyActor) -> None:
    if row.withdrawn_at:
        raise Refused("This line was already withdrawn or changed. Open the page again to see it as it is.")
    row.withdrawn_at, row.withdrawn_by = timezone.now(), by.audit_id
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
