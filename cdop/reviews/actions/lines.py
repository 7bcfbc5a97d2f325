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
from cdop.dataset.forms import section
from cdop.reviews.actions.holding import held_open
from cdop.reviews.models import ROW_MODELS, Review, ReviewRow
from cdop.reviews.rules import Overtaken


@transaction.atomic
def add_line(*, review: Review, slug: str, values: Mapping[str, Any], by: AnyActor) -> ReviewRow:
    """Add a line to the section `slug` ("findings", "learning", "recommendations") of a draft review."""
    check(by, Permission.REVIEW_EDIT)
    with held_open(review, by) as held:
        row = new_line(review=held, slug=slug, values=values, by=by)
        row.save()
    record("review.line_added", by=by, of="case", ref=review.case.reference, section=slug)
    return row


@transaction.atomic
def change_line(*, row: ReviewRow, slug: str, values: Mapping[str, Any], by: AnyActor) -> ReviewRow:
    """Change a line: the old one is withdrawn and stays in the history, the new one takes its place."""
    check(by, Permission.REVIEW_EDIT)
    with held_open(row.review, by) as held:
        _withdraw(row, by)
        fresh = new_line(review=held, slug=slug, values=values, by=by, order=row.order)
        fresh.save()
    record("review.line_changed", by=by, of="case", ref=row.review.case.reference, section=slug)
    return fresh


@transaction.atomic
def withdraw_line(*, row: ReviewRow, slug: str, by: AnyActor) -> None:
    """Take a line out of the review."""
    check(by, Permission.REVIEW_EDIT)
    with held_open(row.review, by):
        _withdraw(row, by)
    record("review.line_withdrawn", by=by, of="case", ref=row.review.case.reference, section=slug)


def new_line(
    *, review: Review, slug: str, values: Mapping[str, Any], by: AnyActor, order: int | None = None
) -> ReviewRow:
    """An unsaved line. A coded factor brings its own domain; another domain is refused, and so is silence."""
    model = ROW_MODELS[slug]
    if slug == "findings":
        values = _with_domain(values)
    elif not str(values.get("text") or "").strip():
        raise Refused(f"Write the {section(slug)['text'].label.lower()}, or leave the page without saving.")
    place = (
        model._default_manager.filter(panel_id=review.panel_id, review=review).count()
        if order is None
        else order
    )
    return model(panel_id=review.panel_id, review=review, order=place, recorded_by=by.audit_id, **values)


def _with_domain(values: Mapping[str, Any]) -> dict[str, Any]:
    code, domain = values.get("factor_code", ""), values.get("domain", "")
    if not code:
        if not (domain and str(values.get("factor_text") or "").strip()):
            raise Refused("Choose a factor from the list, or give its domain and describe it in words.")
        return dict(values)
    own = factor(code).domain
    if domain and domain != own:
        raise Refused(f"Factor {code} belongs to domain {own}, not to domain {domain}.")
    return {**values, "domain": own.code}


def _withdraw(row: ReviewRow, by: AnyActor) -> None:
    # Read again, now that the review is locked: another person may have been quicker.
    row.refresh_from_db(fields=["withdrawn_at"])
    if row.withdrawn_at:
        raise Overtaken("This line was withdrawn or changed by another person after you opened it.")
    row.withdrawn_at, row.withdrawn_by = timezone.now(), by.audit_id
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
