"""What people write for a summary, to be published, and who has read it."""

from __future__ import annotations

import uuid

from django.db import models

from cdop.access.models import PanelOwned
from cdop.cases.models import Case


class SummaryText(PanelOwned):
    """The text of one summary. `parts` holds its headings by slug; `confirmed` what a person let stand, by kind.

    `writers` are all who ever changed it: none of them can be its reader.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    period_from = models.DateField()
    period_to = models.DateField()
    factors = models.JSONField(default=list)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")
    parts = models.JSONField(default=dict)
    confirmed = models.JSONField(default=dict)
    writers = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(auto_now_add=True)
    begun_by = models.CharField(max_length=80)
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.CharField(max_length=80)
    saved_by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["-begun_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["id", "panel"], name="summaries_text_in_panel"),
            models.CheckConstraint(
                name="summaries_text_one_case",
                condition=models.Q(kind="case", case__isnull=False)
                | (~models.Q(kind="case") & models.Q(case__isnull=True)),
            ),
        ]
        indexes = [models.Index(fields=["panel", "-begun_at"], name="summaries_text_newest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Reading(PanelOwned):
    """That a person who did not write it read one version and found nothing in it that tells who a child was."""

    text = models.ForeignKey(SummaryText, on_delete=models.PROTECT, related_name="readings")
    version = models.PositiveIntegerField()
    written_by = models.CharField(max_length=80)
    read_by = models.CharField(max_length=80)
    read_by_name = models.CharField(max_length=200)
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "text", "version", "read_by"], name="summaries_reading_once"
            ),
            models.CheckConstraint(
                name="summaries_reading_by_another", condition=~models.Q(read_by=models.F("written_by"))
            ),
        ]

    def __str__(self) -> str:
        return f"Version {self.version} read by {self.read_by}"
