"""What was decided about the record itself, in rows that are only added."""

from __future__ import annotations

from django.db import models

from cdop.access.models import PanelOwned
from cdop.cases.models.case import Case
from cdop.dataset.codes import CodeList


class Choice(CodeList, name="choice about a supplementary form", source="design"):
    ADDED = "added", "Added"
    SET_ASIDE = "set_aside", "Set aside"


class Decision(PanelOwned):
    """Who decided, when, and why in words."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="%(class)ss")
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.CharField(max_length=80)
    recorded_by_name = models.CharField(max_length=200)

    class Meta:
        abstract = True
        ordering = ["id"]


class SupplementaryChoice(Decision):
    """A supplementary form was added to a case, or set aside; the last choice holds."""

    form = models.CharField(max_length=60)
    choice = models.CharField(max_length=12, choices=Choice.options)

    class Meta(Decision.Meta):
        indexes = [models.Index(fields=["panel", "case", "id"], name="cases_supplementary_case")]

    def __str__(self) -> str:
        return f"{self.form} {self.choice}"


class Correction(Decision):
    """Answers of a closed case were changed: which, and why."""

    slug = models.CharField(max_length=60)
    fields = models.JSONField(default=list)

    class Meta(Decision.Meta):
        indexes = [models.Index(fields=["panel", "case", "id"], name="cases_correction_case")]

    def __str__(self) -> str:
        return f"correction of {self.slug} of case {self.case_id}"
