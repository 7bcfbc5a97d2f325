"""Saving a section of the Analysis form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases.rules import check_version
from cdop.core.refusals import Refused
from cdop.dataset.classification import primary_category
from cdop.dataset.forms import form_of, section
from cdop.reviews.models import SECTIONS, Review
from cdop.reviews.rules import check_is_open


SET_BY_STAGES = frozenset({"cdrm_on", "reviewed_on"})
"""Answers that move the case on: recorded with the stage, never by saving their section."""


class Overtaken(Refused):
    """Another person saved the same section since the page was opened."""


@transaction.atomic
def record_section(
    *, review: Review, slug: str, values: Mapping[str, Any], by: AnyActor, seen: str | None = None
) -> list[str]:
    """Save the answers of one section of a draft review; gives the names of those that changed.

    `seen` is the `mark` of the section as the person saw it; raises Overtaken when it has changed since.
    Two people may so work on two sections of one review at a time.
    """
    check(by, Permission.REVIEW_EDIT)
    _check_can_be_saved(slug, values)
    held = locked(review, by)
    check_is_open(held)
    if seen is not None and seen != mark(held, slug):
        raise Overtaken(
            f"{held.saved_by_name} saved “{section(slug).title}” after you opened it. What you typed is still "
            "below: compare it with what is saved, then save again."
        )
    changed = put(held, values)
    if held.is_counted:
        check_can_conclude(held, lines_of(held, "findings"))
    if changed:
        held.version += 1
        held.form_version = form_of(slug).version
        held.saved_by, held.saved_by_name = by.audit_id, by.name
        held.save()
        record("review.recorded", by=by, of="case", ref=held.case.reference, section=slug, fields=changed)
    return changed


def mark(review: Review, slug: str) -> str:
    """A short mark of a section's answers: equal while nobody changed them."""
    answers = repr([getattr(review, name) for name in section(slug).names])
    return sha256(answers.encode()).hexdigest()[:16]


def locked(review: Review, by: AnyActor) -> Review:
    """The review as it stands now, kept from others until the work is done."""
    return Review.objects.select_for_update(of=("self",)).select_related("case").get(
        panel_id=by.panel_id, pk=review.pk
    )


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
