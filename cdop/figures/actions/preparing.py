"""Asking the worker to prepare a release."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.core.refusals import Refused
from cdop.figures.models import Release
from cdop.figures.orders import Order, check_order, same_again
from cdop.figures.states import State
from cdop.jobs.actions import enqueue
from cdop.jobs.models import Job

PREPARE = {Permission.SUMMARY_MAKE: "tables.prepare", Permission.RETURN_MAKE: "return.prepare"}
"""The kind of job for each right that a publication may take."""


@transaction.atomic
def ask_to_prepare(*, order: Order, key: str, by: AnyActor, is_woken: bool = True) -> Job:
    """Have the release prepared. Nothing leaves: what is prepared waits for its maker, then a second person."""
    kind, panel_id = order.publication(), by.panel_id or 0
    check(by, kind.permission)
    check_order(order, panel_id)
    if kind.ready is not None:
        kind.ready(order.cohort(panel_id), by)
    if order.replaces:
        _check_replaces(order.replaces, order.kind, by)
    return enqueue(kind=PREPARE[kind.permission], args=order.args(), key=key, by=by, is_woken=is_woken)


def ask_again(*, release: Release, key: str, by: AnyActor, is_woken: bool = True) -> Job:
    """Have the same counted anew, to take the place of a release when it is approved."""
    return ask_to_prepare(order=same_again(release), key=key, by=by, is_woken=is_woken)


def _check_replaces(number: UUID, kind: str, by: AnyActor) -> None:
    old = Release.objects.with_state().filter(panel_id=by.panel_id, pk=number).first()
    if old is None or old.kind != kind:
        raise Refused("The release to be replaced is not one of this kind on your panel.")
    if old.state is not State.RELEASED:
        raise Refused(
            f"This release is “{old.state.label.lower()}”; a corrected version is made only of one that is released."
        )
