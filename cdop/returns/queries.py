"""What was sent, read: the sendings of one return, and the latest of each on a list."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.figures.models import Release
from cdop.figures.queries import decisions_of, find_release
from cdop.figures.states import ACTS_THAT_LET_OUT
from cdop.returns.definitions.known import definitions
from cdop.returns.models import Submission


def find_return(number: UUID, *, by: AnyActor) -> Release:
    """The release, if it is part of a return and `by` may read it."""
    found = find_release(number, by=by)
    if found.kind not in {part.kind for each in definitions().values() for part in each.parts}:
        raise Http404("This release is no return.")
    return found


def released_on(release: Release) -> date:
    """The day it left; the day it was made, of one from before decisions were kept."""
    left = [each.at for each in decisions_of(release) if each.act in [act.code for act in ACTS_THAT_LET_OUT]]
    return timezone.localdate(left[0] if left else release.made_at)


def submissions_of(release_id: UUID, *, by: AnyActor) -> list[Submission]:
    """The latest first."""
    return list(_rows(by).filter(release_id=release_id))


def latest_of(release_ids: Collection[UUID], *, by: AnyActor) -> dict[UUID, Submission]:
    """The one that stands, of those that were sent."""
    rows = _rows(by).filter(release_id__in=release_ids).order_by("release_id", "-id").distinct("release_id")
    return {row.release_id: row for row in rows}


def _rows(by: AnyActor) -> QuerySet[Submission]:
    check(by, Permission.ARTEFACT_VIEW)
    return Submission.objects.filter(panel_id=by.panel_id)
