"""The workers' doors between panels: each job belongs to the panel that asked, and calls one action."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from cdop.access.permissions import Permission
from cdop.cases.queries import identity
from cdop.jobs.registry import Finish, Run, job_kind
from cdop.transfers import actions, kinds
from cdop.transfers.queries import case_of_offer

_STEPS = ("Sealing for the other panel",)


@job_kind(
    kinds.OFFER, title="Offering a case to another panel", permission=Permission.CASE_EDIT, steps=_STEPS
)
def offer(run: Run) -> Finish:
    run.step(_STEPS[0])
    with transaction.atomic():
        case = case_of_offer(_transfer(run), by=run.by)
        child = {name: value for name, value in identity(case, by=run.by).items() if name != "version"}
    return lambda: actions.deliver(transfer=_transfer(run), child=child, by=run.by)


@job_kind(kinds.WITHDRAW, title="Withdrawing an offered case", permission=Permission.CASE_EDIT)
def withdraw(run: Run) -> Finish:
    return lambda: actions.take_back(transfer=_transfer(run), by=run.by)


@job_kind(kinds.ACCEPT, title="Taking a case over", permission=Permission.CASE_EDIT)
def accept(run: Run) -> Finish:
    return lambda: actions.settle_accepted(transfer=_transfer(run), by=run.by)


@job_kind(kinds.REJECT, title="Sending a case back", permission=Permission.CASE_EDIT)
def reject(run: Run) -> Finish:
    return lambda: actions.settle_rejected(transfer=_transfer(run), by=run.by)


@job_kind(kinds.LEARNING, title="Sending learning back", permission=Permission.REVIEW_SIGN_OFF)
def learning(run: Run) -> Finish:
    return lambda: actions.deliver_learning(transfer=_transfer(run), by=run.by)


def _transfer(run: Run) -> UUID:
    return UUID(str(run.args["transfer"]))
