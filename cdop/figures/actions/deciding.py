"""Decisions about a release. Each is a row of its own and an event; the release is never edited."""

from __future__ import annotations

from django.db import transaction

from cdop.access.actors import AnyActor
from cdop.artefacts.actions import put_notice
from cdop.audit.actions import record
from cdop.core.turns import take_turn
from cdop.figures import rules
from cdop.figures.models import Decision, Release
from cdop.figures.states import Act


def send_for_review(*, release: Release, by: AnyActor, note: str = "") -> Decision:
    """The maker asks for a second person."""
    return _decide(Act.SENT, release, by, note)


def send_back(*, release: Release, reason: str, by: AnyActor) -> Decision:
    """The second person returns it with a reason; its maker changes it or gives it up."""
    return _decide(Act.RETURNED, release, by, reason)


def drop(*, release: Release, by: AnyActor, reason: str = "") -> Decision:
    """It will not be released."""
    return _decide(Act.DROPPED, release, by, reason)


@transaction.atomic
def withdraw(*, release: Release, reason: str, by: AnyActor) -> Decision:
    """It should not be used any more. What readers have had stays in the ledger."""
    decision = _decide(Act.WITHDRAWN, release, by, reason)
    put_notice(release_id=release.id, words=f"Withdrawn. {reason.strip()}", by=by)
    return decision


@transaction.atomic
def _decide(act: Act, release: Release, by: AnyActor, reason: str) -> Decision:
    held = held_release(release, by)
    rules.check_can(act, held, by)
    rules.check_reason(act, reason)
    return decided(act, held, by, reason)


def held_release(release: Release, by: AnyActor) -> Release:
    """The release as it stands, with the panel's turn taken: nobody else decides until this is done."""
    take_turn("releases", release.panel_id)
    return Release.objects.with_state().get(panel_id=by.panel_id, pk=release.pk)


def decided(act: Act, release: Release, by: AnyActor, reason: str = "") -> Decision:
    """Write the decision down, and that it was made. The caller has checked that it may be."""
    decision = Decision.objects.create(
        panel_id=release.panel_id,
        release=release,
        made_by=release.made_by,
        act=act.code,
        reason=reason.strip(),
        by=by.audit_id,
        by_name=by.name,
    )
    record(f"release.{act.code}", by=by, of="release", ref=str(release.id), kind=release.kind)
    return decision
