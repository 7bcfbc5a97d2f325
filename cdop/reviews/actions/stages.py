"""From the review meeting to sign-off: each call checks the review, then moves the case."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases.actions import take_step
from cdop.cases.models import Case
from cdop.cases.rules import check_reason
from cdop.cases.states import State
from cdop.core.refusals import Refused
from cdop.dataset.forms import form_of
from cdop.reviews import rules
from cdop.reviews.actions.versions import next_version
from cdop.reviews.models import Finding, Review


@transaction.atomic
def start(*, case: Case, by: AnyActor) -> Review:
    """The draft review of a case, made on first use."""
    check(by, Permission.REVIEW_EDIT)
    Case.objects.select_for_update().get(panel_id=by.panel_id, pk=case.pk)
    held = Review.objects.current().filter(panel_id=case.panel_id, case=case).first()
    if held:
        return held
    review = Review.objects.create(
        panel_id=case.panel_id,
        case=case,
        form_version=form_of("classification").version,
        saved_by=by.audit_id,
        saved_by_name=by.name,
    )
    record("review.started", by=by, of="case", ref=case.reference)
    return review


@transaction.atomic
def hold_meeting(*, case: Case, by: AnyActor, on: date | None = None, reason: str = "") -> None:
    """The child death review meeting was held `on` a day, or was not needed for a `reason`."""
    check(by, Permission.REVIEW_EDIT)
    if on is None and not reason.strip():
        raise Refused("Give the date of the review meeting, or say why none was held.")
    review = start(case=case, by=by)
    _set(review, by, cdrm_on=on)
    take_step(case=case, to=State.CDRM_HELD, by=by, on=on, reason=reason)


@transaction.atomic
def make_ready(*, case: Case, by: AnyActor, reason: str = "") -> None:
    """Everything the panel needs is there."""
    check(by, Permission.REVIEW_EDIT)
    take_step(case=case, to=State.READY_FOR_PANEL, by=by, reason=reason)


@transaction.atomic
def list_for_panel(*, case: Case, on: date, by: AnyActor) -> None:
    """Put the case on the list of the panel meeting of that day."""
    check(by, Permission.REVIEW_EDIT)
    take_step(case=case, to=State.LISTED, by=by, reason=f"Panel meeting of {on:%-d %B %Y}")


@transaction.atomic
def defer(*, case: Case, reason: str, by: AnyActor) -> None:
    """The panel could not conclude; it said what is needed."""
    check(by, Permission.REVIEW_EDIT)
    check_reason(reason, what="the panel deferred, and what it needs")
    take_step(case=case, to=State.DEFERRED, by=by, reason=reason)


@transaction.atomic
def conclude(*, case: Case, reviewed_on: date, by: AnyActor) -> Review:
    """The panel concluded on `reviewed_on`, the day that counts in statistics; sign-off comes next."""
    check(by, Permission.REVIEW_EDIT)
    review = start(case=case, by=by)
    rules.check_is_open(review)
    _set(review, by, reviewed_on=reviewed_on)
    rules.check_can_conclude(review, findings_of(review))
    count_this(review)
    take_step(case=case, to=State.REVIEWED, by=by, on=reviewed_on)
    take_step(case=case, to=State.AWAITING_SIGN_OFF, by=by)
    return review


@transaction.atomic
def sign_off(*, case: Case, by: AnyActor) -> Review:
    """The chair signs off: findings, category and modifiability must be complete and agree."""
    check(by, Permission.REVIEW_SIGN_OFF)
    review = Review.objects.current().select_for_update().get(panel_id=by.panel_id, case=case)
    rules.check_is_open(review)
    rules.check_can_sign_off(review, findings_of(review))
    review.signed_off_at = timezone.now()
    review.signed_off_by, review.signed_off_by_name = by.audit_id, by.name
    review.save(update_fields=["signed_off_at", "signed_off_by", "signed_off_by_name"])
    record("review.signed_off", by=by, of="case", ref=case.reference, number=review.number)
    take_step(case=case, to=State.CLOSED, by=by)
    return review


@transaction.atomic
def reopen(*, case: Case, reason: str, by: AnyActor) -> Review:
    """Open a closed case again: a new version of the review begins, the signed one stays as it is."""
    check(by, Permission.REVIEW_SIGN_OFF)
    check_reason(reason, what="the case is reopened")
    take_step(case=case, to=State.REOPENED, by=by, reason=reason)
    review = Review.objects.current().get(panel_id=by.panel_id, case=case)
    fresh = next_version(review=review, by=by)
    record("review.reopened", by=by, of="case", ref=case.reference, number=fresh.number)
    return fresh


def findings_of(review: Review) -> list[Finding]:
    return list(Finding.objects.filter(panel_id=review.panel_id, review=review, withdrawn_at=None))


def count_this(review: Review) -> None:
    """Let this version stand in figures, in the year of the case's first conclusion."""
    Review.objects.counted().filter(panel_id=review.panel_id, case_id=review.case_id).update(is_counted=False)
    review.is_counted = True
    review.first_reviewed_on = review.first_reviewed_on or review.reviewed_on
    review.save(update_fields=["is_counted", "first_reviewed_on"])


def _set(review: Review, by: AnyActor, **values: date | None) -> None:
    for name, value in values.items():
        setattr(review, name, value)
    review.saved_by, review.saved_by_name = by.audit_id, by.name
    review.save()
