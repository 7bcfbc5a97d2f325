"""What waits for somebody, over every room, in one query. Each number leads to exactly what it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, IntegerField, JSONField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, ExtractYear, JSONObject
from django.utils import timezone

from cdop.access.actors import Actor
from cdop.access.models import Panel
from cdop.access.permissions import Permission
from cdop.agencies.models import Request
from cdop.cases import queries as cases
from cdop.cases.models import Draft
from cdop.cases.models.case import SOON
from cdop.cases.states import State
from cdop.imports.models import Row, RowState
from cdop.jobs.models import State as JobState
from cdop.jobs.queries import visible
from cdop.letters.models import Letter
from cdop.letters.queries import TROUBLED
from cdop.matching.queries import open_pairs
from cdop.monitoring.queries import unseen_signals
from cdop.notifications.queries import unchecked
from cdop.timing.queries import open_holds
from cdop.transfers.queries import incoming, sent_back
from cdop.worklist.models import SavedFilter

LATELY = timedelta(days=7)


@dataclass(frozen=True)
class Waiting:
    """The numbers of a day; `oldest_request` is the day by which the latest answer was wanted."""

    cases: int = 0
    overdue: int = 0
    due_soon: int = 0
    to_check: int = 0
    ready: int = 0
    awaiting_sign_off: int = 0
    areas: Sequence[str] = ()
    years: Sequence[int] = ()
    from_outside: int = 0
    pairs: int = 0
    transfers: int = 0
    sent_back: int = 0
    holds: int = 0
    requests: int = 0
    oldest_request: date | None = None
    letters: int = 0
    signals: int = 0
    rows: int = 0
    jobs: int = 0
    drafts: int = 0
    saved: Sequence[Mapping[str, Any]] = field(default_factory=list)


def waiting(by: Actor, *, on: date) -> Waiting:
    """What waits on the day `on`, with the person's own drafts and saved filters."""
    late = Request.objects.filter(panel_id=by.panel_id).overdue(on=on)
    own = {"panel_id": by.panel_id, "user_id": by.user_id}
    found = (
        Panel.objects.filter(pk=by.panel_id)
        .annotate(
            summary=Subquery(_summary(by, on), output_field=JSONField()),
            from_outside=_number(unchecked(by)),
            pairs=_number(open_pairs(by=by)),
            transfers=_number(incoming(by)),
            sent_back=_number(sent_back(by)),
            holds=_number(open_holds(by, on=on).filter(expected_end__lt=on)),
            requests=_number(late),
            oldest_request=Subquery(late.order_by("due_on").values("due_on")[:1]),
            letters=_number(
                Letter.objects.filter(panel_id=by.panel_id, state__in=TROUBLED, about__startswith="request:")
            ),
            signals=_number(unseen_signals(by=by)) if by.may(Permission.FIGURES_EXACT) else Value(0),
            rows=_number(_rows_waiting(by)),
            jobs=_number(jobs_failed(by)),
            drafts=_number(drafts_of(by)),
            saved=ArraySubquery(
                SavedFilter.objects.filter(**own).values(json=JSONObject(id="id", name="name", query="query"))
            ),
        )
        .values(*_OTHERS, "summary")
        .get()
    )
    summary = found.pop("summary") or {}
    return Waiting(**summary, **found)


_OTHERS = (
    "from_outside",
    "pairs",
    "transfers",
    "sent_back",
    "holds",
    "requests",
    "oldest_request",
    "letters",
    "signals",
    "rows",
    "jobs",
    "drafts",
    "saved",
)


def _summary(by: Actor, on: date) -> QuerySet[Any, Any]:
    """The cases counted by what they wait for; no row when there are none."""

    def those(**asked: Any) -> Count:
        return Count("pk", filter=Q(**asked))

    told = JSONObject(
        cases=Count("pk"),
        overdue=those(due_on__lt=on),
        due_soon=those(due_on__gte=on, due_on__lt=on + SOON),
        to_check=those(state=State.RECEIVED.code),
        ready=those(state=State.READY_FOR_PANEL.code),
        awaiting_sign_off=those(state=State.AWAITING_SIGN_OFF.code),
        areas=ArrayAgg("area", distinct=True, filter=~Q(area=""), default=Value([])),
        years=ArrayAgg(
            ExtractYear("died_on"), distinct=True, filter=Q(died_on__isnull=False), default=Value([])
        ),
    )
    listed = cases.worklist(by).order_by()
    return listed.values("panel_id").annotate(told=told).values("told")


def _rows_waiting(by: Actor) -> QuerySet[Row]:
    """Imported rows somebody has to decide about."""
    waiting = (RowState.HELD.code, RowState.DUPLICATE.code)
    return Row.objects.filter(panel_id=by.panel_id, state__in=waiting, settled_at=None)


def jobs_failed(by: Actor) -> QuerySet[Any, Any]:
    """Work the person asked for that could not be done, of late."""
    failed = visible(by=by).filter(state__in=(JobState.FAILED, JobState.DEAD))
    return failed.filter(actor_user_id=by.user_id, finished_at__gte=timezone.now() - LATELY)


def drafts_of(by: Actor) -> QuerySet[Draft]:
    """Sections the person began and did not save, the newest first."""
    mine = Draft.objects.filter(panel_id=by.panel_id, user_id=by.user_id)
    return mine.select_related("case").order_by("-saved_at")


def _number(rows: QuerySet[Any, Any]) -> Coalesce:
    counted = rows.order_by().values("panel_id").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
