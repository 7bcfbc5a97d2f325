"""Saving a section of the Analysis form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.dataset.classification import primary_category
from cdop.dataset.forms import form_of
from cdop.reviews.actions.holding import held_open
from cdop.reviews.models import SECTIONS, Review
from cdop.reviews.rules import SET_BY_STAGES, check_not_overtaken


@transaction.atomic
def record_section(
    *, review: Review, slug: str, values: Mapping[str, Any], by: AnyActor, seen: str | None = None
) -> list[str]:
    """Save the answers of one section of a draft review; gives the names of those that changed.

    `seen` is the review's `mark_of(slug)` as the person saw it; raises Overtaken when it has changed since.
    """
    check(by, Permission.REVIEW_EDIT)
    _check_can_be_saved(slug, values)
    with held_open(review, by) as held:
        check_not_overtaken(held, slug, seen)
        changed = put(held, values)
    if changed:
        held.version += 1
        held.form_version = form_of(slug).version
        held.saved_by, held.saved_by_name = by.audit_id, by.name
        held.save()
        record("review.recorded", by=by, of="case", ref=held.case.reference, section=slug, fields=changed)
    return changed


def _check_can_be_saved(slug: str, values: Mapping[str, Any]) -> None:
    if slug not in SECTIONS:
        raise Refused(f"The Analysis form has no section '{slug}' to save.")
    if SET_BY_STAGES & set(values):
        raise Refused("The days of the review meeting and of the panel are recorded with their stage.")


def put(review: Review, values: Mapping[str, Any]) -> list[str]:
    """Set the answers that differ; the primary category follows the set, which is never overwritten by it."""
    changed = [name for name, value in values.items() if getattr(review, name) != value]
    for name in changed:
        setattr(review, name, values[name])
    review.primary_category = primary_category(review.categories).code if review.categories else ""
    return changed
