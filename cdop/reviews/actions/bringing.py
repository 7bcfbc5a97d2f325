"""A review that was made elsewhere and is brought in with its case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases.actions import bring_along
from cdop.cases.models import Case
from cdop.cases.states import State
from cdop.dataset.codelists import DayKind
from cdop.dataset.forms import form_of
from cdop.reviews import rules
from cdop.reviews.actions.answers import put
from cdop.reviews.actions.lines import new_line
from cdop.reviews.actions.versions import count_this
from cdop.reviews.models import BROUGHT_IN, Finding, LearningPoint, Review
from cdop.timing.actions import note_meeting


@transaction.atomic
def bring_in(
    *,
    case: Case,
    values: Mapping[str, Any],
    findings: Sequence[Mapping[str, Any]],
    learning: str,
    by: AnyActor,
) -> Review:
    """Record a review as it stood elsewhere, and take the case as far as it had come.

    A review that contradicts itself is kept, counted, and left waiting for the chair; a sound one is closed.
    """
    check(by, Permission.CASE_IMPORT)
    review = _new_review(case, values, by)
    rows = _add_lines(review, findings, learning, by)
    is_sound = not rules.inconsistencies(review, rows)
    if review.reviewed_on:
        count_this(review)
        if is_sound:
            _sign_as_before(review, by)
    bring_along(case=case, way=_way(case, review, is_sound), reason=BROUGHT_IN, by=by)
    if review.reviewed_on and not review.cdrm_on:
        # The step of the meeting then bears the day of the panel, which is no day of a meeting.
        note_meeting(case=case, on=review.reviewed_on, without=DayKind.MEETING_UNKNOWN, by=by)
    record("review.brought_in", by=by, of="case", ref=case.reference, findings=len(rows), is_sound=is_sound)
    return review


def _new_review(case: Case, values: Mapping[str, Any], by: AnyActor) -> Review:
    review = Review(
        panel_id=case.panel_id,
        case=case,
        form_version=form_of("classification").version,
        saved_by=by.audit_id,
        saved_by_name=by.name,
    )
    put(review, values)
    review.save()
    return review


def _add_lines(
    review: Review, findings: Sequence[Mapping[str, Any]], learning: str, by: AnyActor
) -> list[Finding]:
    rows = [
        new_line(review=review, slug="findings", values=values, by=by, order=place)
        for place, values in enumerate(findings)
    ]
    made = Finding.objects.bulk_create([row for row in rows if isinstance(row, Finding)])
    if learning:
        LearningPoint.objects.create(
            panel_id=review.panel_id, review=review, text=learning, recorded_by=by.audit_id
        )
    return made


def _sign_as_before(review: Review, by: AnyActor) -> None:
    review.signed_off_at = timezone.now()
    review.signed_off_by, review.signed_off_by_name = by.audit_id, BROUGHT_IN
    review.save(update_fields=["signed_off_at", "signed_off_by", "signed_off_by_name"])


def _way(case: Case, review: Review, is_sound: bool) -> list[tuple[State, Any]]:
    """The states the case went through, each on the best day known."""
    start = case.state_since
    way = [(State.TRIAGE, start), (State.INFO_GATHERING, start)]
    met = review.cdrm_on or review.reviewed_on
    if met:
        way += [(State.CDRM_PENDING, start), (State.CDRM_HELD, met)]
    if review.reviewed_on:
        done = review.reviewed_on
        way += [
            (s, done) for s in (State.READY_FOR_PANEL, State.LISTED, State.REVIEWED, State.AWAITING_SIGN_OFF)
        ]
        way += [(State.CLOSED, done)] if is_sound else []
    return way
