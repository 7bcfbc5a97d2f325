"""The one way to write an audit event. It joins the transaction of what it records: no event, no act."""

from __future__ import annotations

from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone

from cdop.audit.models import HOUSE_CHAIN, Event


class Doer(Protocol):
    """Whoever acts: a person in a panel, or a named part of the system."""

    @property
    def audit_id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def role_names(self) -> str: ...
    @property
    def panel_id(self) -> int | None: ...


def record(act: str, *, by: Doer, of: str = "", ref: str = "", **detail: Any) -> None:
    """Record that `by` did `act` (such as "case.closed") to the `of` named `ref`.

    `detail` holds names of fields, counts and codes of the process, never what a person wrote.
    Raises TransactionManagementError outside a transaction, so that an act cannot outlive its record.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(f"audit event {act} outside a transaction")
    Event.objects.create(
        chain=by.panel_id or HOUSE_CHAIN,
        at=timezone.now(),
        actor=by.audit_id,
        actor_name=by.name,
        actor_role=by.role_names,
        act=act,
        object_type=of,
        object_ref=ref,
        detail=detail,
    )
