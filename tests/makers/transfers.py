"""Invented transfers, and the work between two panels done at once. Each enters the scope of `by` itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from cdop.access.actors import AnyActor
from cdop.access.models import Panel
from cdop.cases.models import Case
from cdop.dataset.codelists.transfers import TransferReason
from cdop.jobs.models import Job
from cdop.transfers import actions, queries, tasks
from cdop.transfers.models import Transfer
from tests.makers.cases import make_accepted_case
from tests.makers.panels import make_actor, make_panel, scope_of

AGREED = actions.Agreement(
    "services", "Both designated doctors", date(2025, 5, 20), "Treated there for years."
)
WRONG_PANEL = actions.Agreement(TransferReason.RESIDENCE.code, "Both coordinators", date(2025, 5, 20))
DOORS = {
    "transfer.offer": tasks.offer,
    "transfer.withdraw": tasks.withdraw,
    "transfer.accept": tasks.accept,
    "transfer.reject": tasks.reject,
    "transfer.learning": tasks.learning,
}


class Now:
    """An attempt at a job without a worker: the same handler, the same `finish`."""

    def __init__(self, job: Job, by: AnyActor) -> None:
        self.job_id, self.panel_id, self.args, self.by = job.id, job.panel_id, job.args, by

    def step(self, name: str) -> None:
        pass


def carry_out(row: Transfer, by: AnyActor) -> str:
    """Do what was last asked for this transfer, as a worker would, in the scope of the panel that asked."""
    with scope_of(by), transaction.atomic():
        job = Job.objects.get(
            panel_id=by.panel_id, pk=Transfer.objects.get(panel_id=by.panel_id, pk=row.pk).job
        )
        return DOORS[job.kind](Now(job, by))()


def make_offer(by: AnyActor, case: Case, to: Panel, *, told: bool = True, **options: Any) -> Transfer:
    """An offer to `to`; it has arrived there unless `told` is off."""
    agreement = options.pop("agreement", AGREED)
    with scope_of(by):
        row = actions.offer(case=case, to=to, agreement=agreement, by=by, **options)
    if told:
        carry_out(row, by)
    return row


def arrived(row: Transfer, at: AnyActor) -> Transfer:
    """The receiving panel's own row of the same transfer."""
    with scope_of(at), transaction.atomic():
        return queries.find_incoming(row.number, by=at)


def make_accepted(row: Transfer, at: AnyActor) -> Case:
    """The offer accepted at the receiving panel; gives the case there."""
    there = arrived(row, at)
    with scope_of(at):
        actions.accept(transfer=there, by=at)
    carry_out(there, at)
    taken = arrived(row, at).case
    assert taken is not None
    return taken


def make_moves(by: AnyActor) -> tuple[Case, Transfer, Transfer]:
    """A case with an offer that waits for its answer, that offer, and one of another panel to be decided."""
    with transaction.atomic():
        here = Panel.objects.get(pk=by.panel_id)
    other = make_panel("elsewhere")
    moved = make_accepted_case(by)
    sent = make_offer(by, moved, other)
    stranger = make_actor(other)
    offered = make_offer(stranger, make_accepted_case(stranger), here)
    return moved, sent, arrived(offered, by)
