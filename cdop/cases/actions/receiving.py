"""A notification becomes a case."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases.actions.facts import derive_facts
from cdop.cases.actions.sections import store_section
from cdop.cases.actions.steps import add_step
from cdop.cases.models import Case
from cdop.cases.states import State
from cdop.core.refusals import Refused

Answers = Mapping[str, Mapping[str, Any]]
"""Section slug to element name to value."""

_ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXZ"  # nothing that reads as another letter, no vowels, no words


@transaction.atomic
def receive(*, notified_at: datetime, answers: Answers, by: AnyActor, source_reference: str = "") -> Case:
    """Open a case on a notification. Nothing beyond the moment of notification is required to save it.

    Raises Refused when `source_reference` is already a case of this panel.
    """
    check(by, Permission.CASE_EDIT)
    if (
        source_reference
        and Case.objects.filter(panel_id=by.panel_id, source_reference=source_reference).exists()
    ):
        raise Refused(f"{source_reference} is already a case of this panel.")
    case = Case.objects.create(
        panel_id=by.panel_id,
        reference=_new_reference(by),
        source_reference=source_reference,
        notified_at=notified_at,
        received_by=by.audit_id,
        state_since=timezone.localdate(notified_at),
    )
    vault = open_vault(case.panel_id)
    for slug, values in answers.items():
        store_section(case=case, slug=slug, values=values, by=by, vault=vault)
    add_step(case=case, origin="", to=State.RECEIVED, on=case.state_since, by=by)
    derive_facts(case=case, vault=vault)
    record("case.received", by=by, of="case", ref=case.reference, sections=sorted(answers))
    return case


def _new_reference(by: AnyActor) -> str:
    """A reference that says nothing about the child, the date or the order of cases."""
    while True:
        letters = "".join(secrets.choice(_ALPHABET) for _ in range(8))
        reference = f"{letters[:4]}-{letters[4:]}"
        if not Case.objects.filter(panel_id=by.panel_id, reference=reference).exists():
            return reference
