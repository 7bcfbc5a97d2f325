"""What the panel that reviewed a case lets the panel that sent it know."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases.queries import steps
from cdop.cases.states import State
from cdop.jobs.actions import enqueue
from cdop.transfers import kinds, rules
from cdop.transfers.actions.holding import locked, locked_case, save
from cdop.transfers.models import Transfer
from cdop.transfers.sealing import put_words


@transaction.atomic
def send_learning(*, transfer: Transfer, text: str, by: AnyActor) -> Transfer:
    """Send back that the case was reviewed, when, and the words the chair approves; nothing else of the review."""
    check(by, Permission.REVIEW_SIGN_OFF)
    rules.check_learning(text)
    row = locked(transfer.pk, by)
    case = locked_case(row.case_id, by)
    rules.check_can_send_learning(row, case.state)
    put_words(row, "learning", text, open_vault(row.panel_id))
    reviewed = [step.happened_on for step in steps(case) if step.to_state == State.REVIEWED]
    row.reviewed_on = reviewed[-1] if reviewed else case.state_since
    save(row, by)
    key = f"{row.id}:{row.version}"
    row.job = enqueue(kind=kinds.LEARNING, args={"transfer": row.id}, key=key, by=by).id
    row.save(update_fields=["job"])
    record("transfer.learning_sent", by=by, of="case", ref=case.reference)
    return row


@transaction.atomic
def hear_back(
    *, transfer: Transfer, reviewed_on: date, received_on: date, text: str, by: AnyActor
) -> Transfer:
    """Write down what a panel outside this installation sent back."""
    check(by, Permission.CASE_EDIT)
    row = locked(transfer.pk, by)
    rules.check_can_hear_back(row)
    today = timezone.localdate()
    rules.check_day_has_been(reviewed_on, what="The day of the review", today=today)
    rules.check_day_has_been(received_on, what="The day the learning came", today=today)
    put_words(row, "learning", text, open_vault(row.panel_id))
    row.reviewed_on, row.learning_received_on = reviewed_on, received_on
    save(row, by)
    record("transfer.learning_received", by=by, of="case", ref=row.case.reference if row.case else "")
    return row
