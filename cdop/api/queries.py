"""Clients, for those who manage members; and for a client, the releases that left the house within its reach."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Now
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.models import Panel
from cdop.access.permissions import Permission
from cdop.api.machines import Machine
from cdop.api.models import ClientEnd, MachineClient
from cdop.api.tokens import Token, mark_of
from cdop.figures.models import Decision, Release
from cdop.figures.queries.ledger import in_state
from cdop.figures.states import ACTS_THAT_LET_OUT, OUT, Act, State

_GONE = "There is no such release among those you may read."


def clients(*, by: AnyActor) -> QuerySet[MachineClient]:
    """All that were ever made, with `is_ended` and `is_over`."""
    check(by, Permission.MEMBERS_MANAGE)
    return _with_ends(by.panel_id).order_by("is_ended", "-made_at", "id")


def find_client(number: UUID, *, by: AnyActor) -> MachineClient:
    found = clients(by=by).filter(pk=number).first()
    if found is None:
        raise Http404("There is no such client on your panel.")
    return found


def alive_clients(panel_id: int) -> QuerySet[MachineClient]:
    """Those whose token opens something now."""
    return _with_ends(panel_id).filter(is_ended=False, is_over=False)


def machine_with(token: Token, panel: Panel) -> tuple[Machine, bool] | None:
    """The program that holds this token, and whether it may still read; None when nobody holds it."""
    client = _with_ends(panel.id).filter(mark=mark_of(token, panel.id)).first()
    if client is None:
        return None
    machine = Machine(client.id, client.name, client.audience, panel.id, panel.code, panel.name)
    return machine, not (client.is_ended or client.is_over)


def releases(
    *,
    by: Machine,
    kind: str = "",
    basis: str = "",
    state: str = "",
    start: date | None = None,
    end: date | None = None,
) -> QuerySet[Release]:
    """Those that left the house, the latest first; withdrawn ones too, so that whoever has them learns of it."""
    found = _readable(by).defer("shown", "choices", "rule")
    if state:
        found = found.filter(in_state(State(state)))
    wanted: dict[str, Any] = {
        "kind": kind or None,
        "basis": basis or None,
        "period_from__gte": start,
        "period_to__lte": end,
    }
    chosen = {name: value for name, value in wanted.items() if value is not None}
    return found.filter(**chosen).order_by("-released_at", "pk")


def find_release(number: UUID, *, by: Machine) -> Release:
    """One of them, with its state. What has not left, or is not for this reader, is not there."""
    found = _readable(by).filter(pk=number).first()
    if found is None:
        raise Http404(_GONE)
    return found


def _readable(by: Machine) -> Any:
    """With `released_at`, `notice`, `notice_at` and `later`: the number of the version that took its place."""
    decided = Decision.objects.filter(panel_id=by.panel_id, release=OuterRef("pk"))
    left = decided.filter(act__in=[act.code for act in ACTS_THAT_LET_OUT])
    withdrawn = decided.filter(act=Act.WITHDRAWN.code).order_by("-id")
    later = Release.objects.filter(
        Q(decisions__act__in=[act.code for act in ACTS_THAT_LET_OUT]),
        panel_id=by.panel_id,
        replaces=OuterRef("pk"),
        audience__in=by.audiences,
    ).order_by("-decisions__id")
    return (
        Release.objects.with_state()
        .filter(panel_id=by.panel_id, shown__isnull=False, audience__in=by.audiences)
        .filter(in_state(*OUT))
        .annotate(
            released_at=Subquery(left.values("at")[:1]),
            notice=Subquery(withdrawn.values("reason")[:1]),
            notice_at=Subquery(withdrawn.values("at")[:1]),
            later=Subquery(later.values("pk")[:1]),
        )
    )


def _with_ends(panel_id: int) -> Any:
    ends = ClientEnd.objects.filter(panel_id=panel_id, client=OuterRef("pk"))
    return MachineClient.objects.filter(panel_id=panel_id).annotate(
        is_ended=Exists(ends), is_over=Q(good_until__lte=Now()), ended_at=Subquery(ends.values("at")[:1])
    )
