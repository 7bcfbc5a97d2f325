"""Letting a program in, ending it, and noting what it read."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.api import rules
from cdop.api.machines import Machine
from cdop.api.models import ClientEnd, MachineClient
from cdop.api.queries import alive_clients
from cdop.api.tokens import Token, mark_of, new_token
from cdop.audit.actions import record


@transaction.atomic
def add_client(*, name: str, audience: str, good_for: timedelta, by: AnyActor) -> tuple[MachineClient, Token]:
    """A client, and its token: the only time that anybody sees it."""
    check(by, Permission.MEMBERS_MANAGE)
    rules.check_can_add(name, audience, good_for, [each.name for each in alive_clients(by.panel_id)])
    token = new_token(by.panel_code)
    client = MachineClient.objects.create(
        panel_id=by.panel_id,
        name=name.strip(),
        audience=audience,
        mark=mark_of(token, by.panel_id),
        good_until=Now() + good_for,
        made_by=by.audit_id,
        made_by_name=by.name,
    )
    client.refresh_from_db()
    record("client.added", by=by, of="client", ref=str(client.id), audience=audience, days=good_for.days)
    return client, token


@transaction.atomic
def end_client(*, client: MachineClient, by: AnyActor, reason: str = "") -> ClientEnd:
    """From now on its token opens nothing."""
    check(by, Permission.MEMBERS_MANAGE)
    held = MachineClient.objects.select_for_update().get(panel_id=by.panel_id, pk=client.pk)
    rules.check_can_end(held)
    end = ClientEnd.objects.create(
        panel_id=by.panel_id, client=held, reason=reason.strip(), by=by.audit_id, by_name=by.name
    )
    record("client.ended", by=by, of="client", ref=str(held.id))
    return end


@transaction.atomic
def note_reading(*, act: str, by: Machine, release: str = "", **detail: str) -> None:
    """Record what a program asked for, and the day it last did."""
    mine = MachineClient.objects.filter(panel_id=by.panel_id, pk=by.client_id)
    mine.exclude(last_used_on=timezone.localdate()).update(last_used_on=timezone.localdate())
    record(act, by=by, of="release" if release else "releases", ref=release, **detail)


@transaction.atomic
def note_refusal(*, by: Machine) -> None:
    """Record that the token of a client that has ended is still in use somewhere."""
    record("client.refused", by=by, of="client", ref=str(by.client_id))
