"""The jobs of a panel that a person may follow."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Now

from cdop.access.actors import Actor, AnyActor
from cdop.jobs import registry
from cdop.jobs.models import FORGOTTEN, Job, JobQuerySet, State

REMEMBERED = timedelta(days=90)
"""So long it is kept what a job was told, after it ended."""


def visible(*, by: AnyActor) -> JobQuerySet:
    """The panel's jobs that `by` asked for, and those of kinds that `by` could ask for."""
    mine = Q(kind__in=[kind.code for kind in registry.all_kinds() if by.may(kind.permission)])
    if isinstance(by, Actor):
        mine |= Q(actor_user_id=by.user_id)
    return Job.objects.filter(mine, panel_id=by.panel_id or 0)


def job(id: UUID, *, by: AnyActor) -> Job | None:
    """The job of this id; None when there is none, or none that `by` may know of."""
    return visible(by=by).filter(pk=id).first()


def recent(*, by: AnyActor, kinds: Collection[str] = (), most: int = 20) -> list[Job]:
    """The newest jobs first; of these kinds, or of all."""
    jobs = visible(by=by).filter(kind__in=kinds) if kinds else visible(by=by)
    return list(jobs.order_by("-created_at", "pk")[:most])


def unfinished(*, by: AnyActor, kinds: Collection[str], most: int = 20) -> list[Job]:
    """The newest jobs of these kinds that are waiting, under way, or could not be done."""
    over = [State.DONE, State.CANCELLED]
    jobs = visible(by=by).filter(kind__in=kinds).exclude(state__in=over)
    return list(jobs.order_by("-created_at", "pk")[:most])


def remembered(panel_id: int) -> JobQuerySet:
    """Work that ended long ago and whose arguments are still kept."""
    ended = Job.objects.filter(panel_id=panel_id, finished_at__lt=Now() - REMEMBERED)
    return ended.exclude(args=FORGOTTEN).exclude(args={})
