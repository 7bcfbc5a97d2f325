"""Rows of sections that repeat: parents and carers, professionals, what a family asked."""

from __future__ import annotations

import uuid

from django.db import models

from cdop.cases.models.answers import SavedAnswers
from cdop.cases.models.case import Case


class RepeatedRow(SavedAnswers):
    """One row, sealed whole. Its number never changes, so that others can speak of the same person.

    `marks` tell without opening it which questions are answered, and the codes of those that name nobody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="rows")
    slug = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)
    sealed = models.BinaryField()
    marks = models.JSONField(default=dict)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)
    withdrawn_by_name = models.CharField(max_length=200, blank=True)
    withdrawn_why = models.BinaryField(null=True)

    class Meta:
        ordering = ["position", "saved_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["id", "panel"], name="cases_repeatedrow_in_panel"),
            models.CheckConstraint(
                name="cases_repeatedrow_withdrawn_by_someone",
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by="")
                | (models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_by="")),
            ),
        ]
        indexes = [models.Index(fields=["panel", "case", "slug"], name="cases_repeatedrow_case")]

    def __str__(self) -> str:
        return f"{self.slug} of case {self.case_id}"
