"""That a chart told of an increase: found once a week, and looked at by somebody."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from cdop.access.models import PanelOwned


class Signal(PanelOwned):
    """One signal of one chart. `on` is the day of the death at which the score reached its threshold."""

    chart = models.CharField(max_length=20)
    on = models.DateField()
    found_at = models.DateTimeField(default=timezone.now)
    found_by = models.CharField(max_length=80)
    seen_at = models.DateTimeField(null=True)
    seen_by = models.CharField(max_length=80, blank=True)
    seen_by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-on", "chart"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "chart", "on"], name="monitoring_signal_once")
        ]

    def __str__(self) -> str:
        return self.chart
