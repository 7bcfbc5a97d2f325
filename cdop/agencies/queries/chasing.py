"""What agencies owe the panel as a whole: lists and counts, in a fixed number of queries however many cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.agencies.ladder import Ladder, ladder_of
from cdop.agencies.models import OPEN, ReminderRule, Request, RequestQuerySet, What
from cdop.cases.models import Case
from cdop.cases.queries import cases_of
from cdop.dataset.codelists.agencies import RequestStatus as S
from cdop.letters.queries import troubled

SOON = timedelta(days=7)
_CHASED = (What.REMINDED.code, What.ESCALATED.code)


@dataclass(frozen=True)
class ChaseCounts:
    """What waits on a day: answers awaited, late, due within a week, escalated; never sent; letters in trouble."""

    open: int
    overdue: int
    due_soon: int
    escalated: int
    drafts: int
    letters: int


def all_requests(by: AnyActor) -> RequestQuerySet:
    """The panel's requests with agency and case, how often each was chased in this round, and when last."""
    check(by, Permission.CASE_VIEW)
    # Joined and grouped: as sub-selects they would check the signed scope anew for each row.
    chased = Q(steps__what__in=_CHASED, steps__recorded_at__gte=Coalesce("sent_at", "created_at"))
    rows = Request.objects.filter(panel_id=by.panel_id).select_related("agency", "case")
    return rows.annotate(
        chased=Count("steps", filter=chased), chased_at=Max("steps__recorded_at", filter=chased)
    )


def overdue_requests(by: AnyActor, on: date) -> RequestQuerySet:
    """Those whose answer was wanted before the day `on`, the latest first."""
    return all_requests(by).overdue(on=on).order_by("due_on", "id")


def chase_counts(by: AnyActor, on: date) -> ChaseCounts:
    """The numbers for the worklist; two queries."""
    check(by, Permission.CASE_VIEW)
    open_ones = Q(state__in=OPEN)
    rows = Request.objects.filter(panel_id=by.panel_id)
    found = rows.aggregate(
        open=Count("pk", filter=open_ones),
        overdue=Count("pk", filter=open_ones & Q(due_on__lt=on)),
        due_soon=Count("pk", filter=open_ones & Q(due_on__gte=on, due_on__lt=on + SOON)),
        escalated=Count("pk", filter=open_ones & Q(escalated_on__isnull=False)),
        drafts=Count("pk", filter=Q(state=S.DRAFT.code)),
    )
    return ChaseCounts(**found, letters=troubled(by=by, about="request:"))


def cases_with_requests(cases: QuerySet[Case], *, on: date) -> QuerySet[Case]:
    """Adds `requests_open` and `requests_overdue` to each case, for lists of any length; no further query."""
    own = Request.objects.filter(panel_id=OuterRef("panel_id"), case_id=OuterRef("pk"), state__in=OPEN)
    return cases.annotate(requests_open=_count(own), requests_overdue=_count(own.filter(due_on__lt=on)))


def ladder(by: AnyActor) -> Ladder:
    """The panel's days for reminders."""
    check(by, Permission.CASE_VIEW)
    return ladder_of(ReminderRule.objects.filter(panel_id=by.panel_id))


def to_climb(by: AnyActor, *, ladder: Ladder, on: date) -> list[Request]:
    """The open requests of open cases for which some rung may be due; each is judged again once its row is held."""
    check(by, Permission.CASE_VIEW)
    wanted = Q(pk__in=[])
    for day in ladder.reminders:
        wanted |= Q(sent_at__date__lte=on - timedelta(days=day), rung__lt=day)
    if ladder.escalation is not None:
        late = on - timedelta(days=ladder.escalation)
        wanted |= Q(due_on__lte=late, escalated_on=None)
    alive = cases_of(by).open()
    return list(Request.objects.filter(wanted, panel_id=by.panel_id, case__in=alive).open().order_by("id"))


def _count(rows: RequestQuerySet) -> Coalesce:
    counted = rows.order_by().values("case_id").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
