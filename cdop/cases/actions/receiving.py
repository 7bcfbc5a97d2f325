"""A notification becomes a case."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases.actions.facts import places_of, set_first_facts
from cdop.cases.actions.once import came_to, once
from cdop.cases.actions.sections import store_first_sections
from cdop.cases.actions.steps import add_first_steps
from cdop.cases.models import Case
from cdop.core.refusals import Refused

Answers = Mapping[str, Mapping[str, Any]]
"""Section slug to element name to value."""

_ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXZ"  # nothing that reads as another letter, no vowels, no words


@dataclass(frozen=True)
class Notification:
    """What is known when a case is opened; `source_reference` is its reference in an earlier register."""

    notified_at: datetime
    answers: Answers = field(default_factory=dict)
    source_reference: str = ""


@transaction.atomic
def receive(
    *,
    notified_at: datetime,
    answers: Answers,
    by: AnyActor,
    source_reference: str = "",
    token: str = "",
) -> Case:
    """Open a case on a notification. Nothing beyond the moment of notification is required to save it.

    A `token` sent a second time (`once.new_token`) gives the case of the first. Raises Refused when
    `source_reference` is already a case of this panel.
    """
    check(by, Permission.CASE_EDIT)
    before = once(token=token, act="case.received", by=by)
    if before is not None:
        return Case.objects.get(panel_id=by.panel_id, reference=before)
    case = receive_all(notifications=[Notification(notified_at, answers, source_reference)], by=by)[0]
    came_to(token=token, result=case.reference, by=by)
    return case


@transaction.atomic
def receive_all(*, notifications: Sequence[Notification], by: AnyActor) -> list[Case]:
    """Open a case on each notification, in their order: all of them or, with Refused, none."""
    check(by, Permission.CASE_EDIT)
    _check_sources(notifications, by)
    references = _new_references(len(notifications), by)
    places = places_of(each.answers.get("residence", {}).get("lsoa11") or "" for each in notifications)
    cases = []
    for each, reference in zip(notifications, references, strict=True):
        case = _new_case(each, reference, by)
        set_first_facts(case=case, answers=each.answers, places=places)
        cases.append(case)
    Case.objects.bulk_create(cases)
    answers = [(case, each.answers) for case, each in zip(cases, notifications, strict=True)]
    store_first_sections(answers=answers, by=by, vault=open_vault(by.panel_id))
    add_first_steps(cases=cases, by=by)
    for case, sections in answers:
        record("case.received", by=by, of="case", ref=case.reference, sections=sorted(sections))
    return cases


def _new_case(notification: Notification, reference: str, by: AnyActor) -> Case:
    return Case(
        panel_id=by.panel_id,
        reference=reference,
        source_reference=notification.source_reference,
        notified_at=notification.notified_at,
        received_by=by.audit_id,
        state_since=timezone.localdate(notification.notified_at),
    )


def _check_sources(notifications: Sequence[Notification], by: AnyActor) -> None:
    sources = [each.source_reference for each in notifications if each.source_reference]
    known = Case.objects.filter(panel_id=by.panel_id, source_reference__in=sources) if sources else None
    held = set(known.values_list("source_reference", flat=True)) if known is not None else set()
    for source in sources:
        if source in held:
            raise Refused(f"{source} is already a case of this panel.")
        held.add(source)


def _new_references(number: int, by: AnyActor) -> list[str]:
    """References that say nothing about the child, the date or the order of cases."""
    wanted: set[str] = set()
    while len(wanted) < number:
        fresh = {_new_reference() for _ in range(number - len(wanted))}
        taken = Case.objects.filter(panel_id=by.panel_id, reference__in=fresh)
        wanted |= fresh - set(taken.values_list("reference", flat=True))
    return list(wanted)


def _new_reference() -> str:
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
