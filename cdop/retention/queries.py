"""What is past its time now, by the clock of the database, within one panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Min, QuerySet
from django.db.models.functions import Coalesce, Least, Now, TruncDate

from cdop.access.actors import AnyActor, check
from cdop.access.models import HeldPost
from cdop.access.permissions import Permission
from cdop.agencies.models import OPEN, AnswerDraft
from cdop.cases.models import Draft
from cdop.jobs.queries import remembered
from cdop.notifications.models import Draft as OutsideDraft
from cdop.pickups.models import Pickup
from cdop.retention import staging
from cdop.retention.keeping import RULES, Rule
from cdop.retention.models import Removal, Report

Rows = QuerySet[Any, Any]


@dataclass(frozen=True)
class Found:
    """So many of a kind are past their time, the oldest since that day."""

    rule: Rule
    count: int
    since: date | None


def _links(panel_id: int, after: timedelta) -> Rows:
    ended = Least(Coalesce("used_at", "good_until"), Coalesce("revoked_at", "good_until"), "good_until")
    rows = Pickup.objects.filter(panel_id=panel_id).annotate(moment=ended)
    return rows.filter(moment__lt=Now() - after)


def _case_drafts(panel_id: int, after: timedelta) -> Rows:
    return _dated(Draft.objects.filter(panel_id=panel_id, saved_at__lt=Now() - after), "saved_at")


def _answer_drafts(panel_id: int, after: timedelta) -> Rows:
    """While an answer is waited for, what was typed for it is kept, however long."""
    old = AnswerDraft.objects.filter(panel_id=panel_id, kept_at__lt=Now() - after)
    return _dated(old.exclude(request__state__in=OPEN), "kept_at")


def _outside_drafts(panel_id: int, after: timedelta) -> Rows:
    rows = OutsideDraft.objects.filter(panel_id=panel_id, expires_at__lt=Now() - after)
    return _dated(rows, "expires_at")


def _held_posts(panel_id: int, after: timedelta) -> Rows:
    return _dated(HeldPost.objects.filter(panel_id=panel_id, held_at__lt=Now() - after), "held_at")


def _job_arguments(panel_id: int, after: timedelta) -> Rows:
    return _dated(remembered(panel_id), "finished_at")


ROWS: dict[str, Callable[[int, timedelta], Rows]] = {
    "links": _links,
    "case_drafts": _case_drafts,
    "answer_drafts": _answer_drafts,
    "outside_drafts": _outside_drafts,
    "held_posts": _held_posts,
    "job_arguments": _job_arguments,
}
"""Kinds that are rows of a table; each row has a `moment`, from which its time is reckoned."""


def past(rule: Rule, *, by: AnyActor) -> Found:
    """What of this kind is past its time."""
    if rule.code not in ROWS:
        found = staging.left_behind(by.panel_code, staging.filed(by.panel_id), rule.after)
        return Found(rule, len(found), min((each.since for each in found), default=None))
    rows = rows_past(rule, by=by)
    oldest: date | None = rows.aggregate(oldest=TruncDate(Min("moment")))["oldest"]
    return Found(rule, rows.count(), oldest)


def rows_past(rule: Rule, *, by: AnyActor) -> Rows:
    return ROWS[rule.code](by.panel_id or 0, rule.after)


def everything_past(*, by: AnyActor) -> list[Found]:
    """One for each kind, those with nothing too."""
    return [past(rule, by=by) for rule in RULES.values()]


def latest_report(*, by: AnyActor) -> Report | None:
    check(by, Permission.RETENTION_MANAGE)
    return Report.objects.filter(panel_id=by.panel_id).order_by("-on").first()


def removals(*, by: AnyActor, most: int = 20) -> list[Removal]:
    """What people had removed, newest first."""
    check(by, Permission.RETENTION_MANAGE)
    return list(Removal.objects.filter(panel_id=by.panel_id).order_by("-id")[:most])


def _dated(rows: Rows, moment: str) -> Rows:
    return rows.annotate(moment=F(moment))
