"""When a panel reminds an agency by itself. A panel without rows of its own keeps to the usual days."""

from __future__ import annotations

from django.db import models

from cdop.access.models import PanelOwned
from cdop.dataset.codes import CodeList


class RuleKind(CodeList, name="kind of reminder", source="design"):
    REMINDER = "reminder", "Days after asking"
    ESCALATION = "escalation", "Days after the answer was due"


class ReminderRule(PanelOwned):
    """One rung of the ladder of reminders."""

    kind = models.CharField(max_length=12, choices=RuleKind.options)
    days = models.PositiveSmallIntegerField()
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["days", "id"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "kind", "days"], name="agencies_reminderrule_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} after {self.days} days"
