"""Sections that are read and not counted: their answers stand together as one document."""

from __future__ import annotations

from django.db import models

from cdop.cases.models.answers import SavedAnswers
from cdop.cases.models.case import Case


class DocumentAnswers(SavedAnswers):
    """One section of a case as JSON, held to the same declaration as a section with columns of its own."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    slug = models.CharField(max_length=60)
    answers = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panel", "case", "slug"], name="cases_documentanswers_one")
        ]

    def __str__(self) -> str:
        return f"{self.slug} of case {self.case_id}"
