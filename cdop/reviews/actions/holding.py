"""A review held for writing: locked, open, and never made less complete than the panel concluded it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cdop.access.actors import AnyActor
from cdop.cases.models import Case
from cdop.core.refusals import Refused
from cdop.reviews import rules
from cdop.reviews.models import Finding, Review


@contextmanager
def held_open(review: Review, by: AnyActor) -> Iterator[Review]:
    """The review as it stands now, kept from others until the transaction ends; refused when signed off.

    Once the panel has concluded, a change that would leave something undecided again is refused.
    """
    held = locked(review, by)
    rules.check_is_open(held)
    before = rules.missing_to_conclude(held, findings_of(held)) if held.is_counted else []
    yield held
    if held.is_counted:
        rules.check_still_concluded(before, rules.missing_to_conclude(held, findings_of(held)))


def locked(review: Review, by: AnyActor) -> Review:
    """The review as it stands now, kept from others until the transaction ends."""
    rows = Review.objects.select_for_update(of=("self",)).select_related("case")
    return rows.get(panel_id=by.panel_id, pk=review.pk)


def current_of(case: Case, by: AnyActor) -> Review:
    """The current review of a case, locked. Raises Refused when none was begun."""
    rows = Review.objects.current().select_for_update(of=("self",)).select_related("case")
    review = rows.filter(panel_id=by.panel_id, case_id=case.pk).first()
    if review is None:
        raise Refused("No review of this case has been begun. Record its first section or factor.")
    return review


def findings_of(review: Review) -> list[Finding]:
    return list(Finding.objects.filter(panel_id=review.panel_id, review=review, withdrawn_at=None))
