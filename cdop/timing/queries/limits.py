"""The time limits in force for a panel."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.dataset.codelists import DeadlineCode, DeadlineUnit, Severity
from cdop.timing.deadlines import Rule, RuleBook, due_after
from cdop.timing.limits import Length
from cdop.timing.models import PanelRule
from cdop.timing.times import Happened


def rule_book(by: AnyActor) -> RuleBook:
    """Everything the panel of `by` ever set; one query."""
    settings: dict[DeadlineCode, list[Rule]] = {}
    for row in PanelRule.objects.filter(panel_id=by.panel_id).order_by("-id"):
        settings.setdefault(DeadlineCode(row.code), []).append(_rule(row))
    return RuleBook(settings)


def history_of_limit(code: DeadlineCode, *, by: AnyActor) -> list[PanelRule]:
    """What the panel set for one limit, the newest first."""
    check(by, Permission.RULES_MANAGE)
    return list(PanelRule.objects.filter(panel_id=by.panel_id, code=code.code).order_by("-id"))


def due_on(code: DeadlineCode, start: date, *, by: AnyActor) -> date:
    """The last day for what began on `start`, by the rule in force then: for what is no case, such as a request."""
    rule = rule_book(by).rule(code, start)
    return due_after(Happened(start), rule.length).on


def days_for(code: DeadlineCode, *, by: AnyActor, start: date | None = None) -> int:
    """How many calendar days that is, from `start` (today when not given)."""
    begun = start or timezone.localdate()
    return (due_on(code, begun, by=by) - begun).days


def _rule(row: PanelRule) -> Rule:
    length = Length(row.offset, DeadlineUnit(row.unit), Severity(row.severity))
    return Rule(DeadlineCode(row.code), length, row.since, not row.is_reset, row.note, row.recorded_by_name)
