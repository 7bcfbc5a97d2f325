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
from cdop.cases.rules import check_can_move, check_reason
from cdop.cases.states import State
from cdop.core.refusals import Refused
from cdop.core.words import day
from cdop.dataset.codelists import DayKind
from cdop.dataset.forms import form_of
from cdop.reviews import rules
from cdop.reviews.actions.holding import current_of, findings_of, locked
from cdop.reviews.actions.versions import count_this, next_version, take_back
from cdop.reviews.models import Review
from cdop.reviews.waiting import check_nothing_waits, what_waits
from cdop.timing.actions import note_meeting


@transaction.atomic
def start(*, case: Case, by: AnyActor) -> Review:
    """The draft review of a case, made on first use."""
    check(by, Permission.REVIEW_EDIT)
    held = _held(case, by)
    review = Review.objects.current().filter(panel_id=held.panel_id, case=held).first()
    if review:
        return review
    rules.check_can_draft(held.state)
    review = Review.objects.create(
        panel_id=held.panel_id,
        case=held,
        form_version=form_of("classification").version,
        saved_by=by.audit_id,
        saved_by_name=by.name,
    )
    record("review.started", by=by, of="case", ref=held.reference)
    return review


@transaction.atomic
def hold_meeting(
    *, case: Case, by: AnyActor, on: date | None = None, reason: str = "", despite: str = ""
) -> None:
    """The child death review meeting was held `on` a day, or none was held, for a `reason`.

    Refused while a hold keeps it waiting, unless someone with the right says why it was held `despite` that.
    """
    check(by, Permission.REVIEW_EDIT)
    held = _held(case, by)
    check_can_move(held.state, State.CDRM_HELD)
    if on is None and not reason.strip():
        raise Refused("Give the date of the review meeting, or say why none was held.")
    if on is not None:
        rules.check_day_of_review_meeting(on, died_on=held.died_on, today=timezone.localdate())
    kept = _kept(held, State.CDRM_HELD, by, reason, despite, on=on)
    _set_day(start(case=case, by=by), by, cdrm_on=on)
    settled = on or timezone.localdate()
    note_meeting(case=held, on=settled, without=None if on else DayKind.NO_MEETING, by=by)
    take_step(case=case, to=State.CDRM_HELD, by=by, on=on, reason=kept)


@transaction.atomic
def make_ready(*, case: Case, by: AnyActor, reason: str = "", despite: str = "") -> None:
    """Everything the panel needs is there, a draft analysis above all; nothing keeps it waiting (or `despite` it)."""
    check(by, Permission.REVIEW_EDIT)
    held = _held(case, by)
    check_can_move(held.state, State.READY_FOR_PANEL)
    review = Review.objects.current().filter(panel_id=by.panel_id, case=case).first()
    rules.check_has_draft(review, findings_of(review) if review else [])
    kept = _kept(held, State.READY_FOR_PANEL, by, reason, despite)
    take_step(case=case, to=State.READY_FOR_PANEL, by=by, reason=kept)


@transaction.atomic
def list_for_panel(*, case: Case, on: date, by: AnyActor, despite: str = "") -> None:
    """Put the case on the list of the panel meeting of that day; nothing keeps it waiting (or `despite` it)."""
    check(by, Permission.REVIEW_EDIT)
    held = _held(case, by)
    check_can_move(held.state, State.LISTED)
    rules.check_listed_day(on, died_on=held.died_on)
    kept = _kept(held, State.LISTED, by, f"Panel meeting of {day(on)}", despite, on=on)
    take_step(case=case, to=State.LISTED, by=by, reason=kept)


@transaction.atomic
def defer(*, case: Case, reason: str, needed: str, owner: str, by: AnyActor) -> None:
    """The panel could not conclude; it said what is `needed` and who gets it. A conclusion not signed is taken back."""
    check(by, Permission.REVIEW_EDIT)
    check_reason(reason, what="the panel deferred")
    rules.check_deferral(needed=needed, owner=owner)
    held = _held(case, by)
    check_can_move(held.state, State.DEFERRED)
    if held.state == State.AWAITING_SIGN_OFF:
        review = current_of(case, by)
        rules.check_is_open(review)
        take_back(review)
        record("review.taken_back", by=by, of="case", ref=held.reference, number=review.number)
    kept = f"{reason.strip()} Needed: {needed.strip()} To be got by: {owner.strip()}"
    take_step(case=case, to=State.DEFERRED, by=by, reason=kept)


@transaction.atomic
def conclude(*, case: Case, reviewed_on: date, by: AnyActor) -> Review:
    """The panel concluded on `reviewed_on`, the day that counts in statistics; sign-off comes next."""
    check(by, Permission.REVIEW_EDIT)
    held = _held(case, by)
    check_can_move(held.state, State.REVIEWED)
    review = locked(start(case=case, by=by), by)
    rules.check_is_open(review)
    rules.check_day_of_panel(
        reviewed_on, died_on=held.died_on, met_on=review.cdrm_on, today=timezone.localdate()
    )
    review.reviewed_on = reviewed_on
    rules.check_can_conclude(review, findings_of(review))
    _set_day(review, by, reviewed_on=reviewed_on)
    count_this(review)
    record("review.concluded", by=by, of="case", ref=held.reference, number=review.number)
    take_step(case=case, to=State.REVIEWED, by=by, on=reviewed_on)
    take_step(case=case, to=State.AWAITING_SIGN_OFF, by=by)
    return review


@transaction.atomic
def sign_off(*, case: Case, by: AnyActor) -> Review:
    """The chair signs off: findings, category and modifiability must be complete and agree."""
    check(by, Permission.REVIEW_SIGN_OFF)
    check_can_move(_held(case, by).state, State.CLOSED)
    review = current_of(case, by)
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
    fresh = next_version(review=current_of(case, by), by=by)
    record("review.reopened", by=by, of="case", ref=case.reference, number=fresh.number)
    return fresh


def _kept(held: Case, to: State, by: AnyActor, reason: str, despite: str, on: date | None = None) -> str:
    """The words kept with the step, once nothing keeps the case waiting or a reason is given to go on."""
    said = check_nothing_waits(what_waits(held, to, by=by, on=on), despite=despite, by=by)
    return " ".join(filter(None, (reason.strip(), said)))


def _held(case: Case, by: AnyActor) -> Case:
    """The case as it stands now; the review follows its locks, so it is locked first, everywhere."""
    return Case.objects.select_for_update().get(panel_id=by.panel_id, pk=case.pk)


def _set_day(review: Review, by: AnyActor, **days: date | None) -> None:
    """Write these days alone: another person may be saving a section of the same review."""
    rules.check_is_open(review)
    review.saved_by, review.saved_by_name = by.audit_id, by.name
    for name, on in days.items():
        setattr(review, name, on)
    review.save(update_fields=[*days, "saved_by", "saved_by_name", "saved_at"])
