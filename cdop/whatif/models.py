"""What the panel itself says of a published relative risk. Rows are added, never changed: the newest stands."""

from __future__ import annotations

from django.db import models

from cdop.access.models import PanelOwned
from cdop.dataset.codelists.evidence import Exposure, RatioMeasure, StudiedDeath


class RiskEstimate(PanelOwned):
    """One published ratio as the panel uses it; `is_reset` goes back to the one shipped with the software."""

    name = models.SlugField(max_length=60)
    exposure = models.CharField(max_length=40, choices=Exposure.options)
    outcome = models.CharField(max_length=20, choices=StudiedDeath.options)
    measure = models.CharField(max_length=10, choices=RatioMeasure.options)
    value = models.FloatField()
    lower = models.FloatField()
    upper = models.FloatField()
    population = models.CharField(max_length=200)
    source = models.CharField(max_length=200)
    published = models.CharField(max_length=20, blank=True)
    is_usable = models.BooleanField(default=True)
    note = models.TextField(blank=True)
    is_reset = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.CharField(max_length=80)
    recorded_by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="whatif_riskestimate_between_limits",
                condition=models.Q(lower__gt=0, lower__lte=models.F("value"), upper__gte=models.F("value")),
            )
        ]
        indexes = [models.Index(fields=["panel", "name", "-id"], name="whatif_riskestimate_name")]

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"
