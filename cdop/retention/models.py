"""What was found past its time, night by night, and what a person had removed. Added to, never changed."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from cdop.access.models import PanelOwned


class Report(PanelOwned):
    """One look through the panel: of each kind how many are past their time, and since when. Numbers only."""

    on = models.DateField()
    lines = models.JSONField(default=list)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["-on"]
        constraints = [models.UniqueConstraint(fields=["panel", "on"], name="retention_report_once")]

    def __str__(self) -> str:
        return f"Report of {self.on}"


class Removal(PanelOwned):
    """One act: so many of a kind were removed."""

    kind = models.CharField(max_length=40)
    count = models.PositiveIntegerField()
    at = models.DateTimeField(db_default=Now())
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.count} of {self.kind}"
