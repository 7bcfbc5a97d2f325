"""What a panel sets and records about time: its own limits, holds, days of a case, notices it sent."""

from __future__ import annotations

import uuid

from django.db import models

from cdop.access.models import PanelOwned
from cdop.cases.models import Case
from cdop.dataset.codelists import (
    Blocks,
    DayKind,
    DeadlineCode,
    DeadlineUnit,
    HoldReason,
    NoticeKind,
    Severity,
)


class Recorded(PanelOwned):
    """Who recorded the row, and when."""

    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.CharField(max_length=80)
    recorded_by_name = models.CharField(max_length=200)

    class Meta:
        abstract = True


class PanelRule(Recorded):
    """A time limit as the panel set it from a day on. Added, never changed; `is_reset` goes back to the shipped one."""

    code = models.CharField(max_length=40, choices=DeadlineCode.options)
    offset = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=20, choices=DeadlineUnit.options)
    severity = models.CharField(max_length=20, choices=Severity.options)
    since = models.DateField()
    note = models.TextField(blank=True)
    is_reset = models.BooleanField(default=False)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["panel", "code", "-id"], name="timing_panelrule_code")]

    def __str__(self) -> str:
        return f"{self.code} since {self.since}"


class CaseDay(Recorded):
    """A day that starts or meets a limit. Added, never changed: the newest stands, one without a day takes it back."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="days")
    kind = models.CharField(max_length=40, choices=DayKind.options)
    happened_on = models.DateField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["panel", "case", "id"], name="timing_caseday_case")]

    def __str__(self) -> str:
        return f"{self.kind} of case {self.case_id}"


class NationalNotice(Recorded):
    """One sending to the national database. A mistaken record is withdrawn, never deleted."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="national_notices")
    what = models.CharField(max_length=20, choices=NoticeKind.options)
    sent_on = models.DateField()
    sent_time = models.TimeField(null=True)
    national_id = models.CharField(max_length=30, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["sent_on", "id"]
        indexes = [models.Index(fields=["panel", "case", "what"], name="timing_nationalnotice_case")]

    def __str__(self) -> str:
        return f"{self.what} of case {self.case_id}"


class Hold(PanelOwned):
    """Something a meeting waits for. It overlays the state, and the clock runs on.

    The row's own number is made before it is stored: whom to ask is sealed to it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="holds")
    reason = models.CharField(max_length=40, choices=HoldReason.options)
    blocks = models.CharField(max_length=20, choices=Blocks.options)
    started_on = models.DateField()
    expected_end = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    note = models.TextField(blank=True)
    contact = models.BinaryField(null=True)
    version = models.PositiveIntegerField(default=1)
    placed_at = models.DateTimeField(auto_now_add=True)
    placed_by = models.CharField(max_length=80)
    placed_by_name = models.CharField(max_length=200)
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.CharField(max_length=80)
    saved_by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["started_on", "placed_at"]
        constraints = [
            models.UniqueConstraint(fields=["id", "panel"], name="timing_hold_in_panel"),
            models.CheckConstraint(
                name="timing_hold_ends_after_start",
                condition=models.Q(ended_on=None) | models.Q(ended_on__gte=models.F("started_on")),
            ),
        ]
        indexes = [
            models.Index(fields=["panel", "case"], name="timing_hold_case"),
            models.Index(
                fields=["panel", "expected_end"], name="timing_hold_open", condition=models.Q(ended_on=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} of case {self.case_id}"
