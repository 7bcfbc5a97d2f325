"""What agencies answered, sealed section by section, and which answer the office took into the case."""

from __future__ import annotations

import uuid

from django.db import models

from cdop.access.models import PanelOwned
from cdop.agencies.models.requests import Request
from cdop.cases.models import Case
from cdop.dataset.codes import CodeList


class Answer(PanelOwned):
    """One section of one return: the sheet in work, or the sheet as it was handed in.

    Whoever answers reaches sheets in work only. Handing in moves what they hold to the other, so that nothing
    handed in can be read from outside.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="answers")
    slug = models.CharField(max_length=80)
    is_submitted = models.BooleanField(default=False)
    sealed = models.BinaryField(null=True)
    version = models.PositiveIntegerField(default=1)
    form_version = models.CharField(max_length=20)
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "request", "slug", "is_submitted"], name="agencies_answer_once"
            ),
            models.UniqueConstraint(fields=["id", "panel"], name="agencies_answer_in_panel"),
        ]

    def __str__(self) -> str:
        return f"{self.slug} of request {self.request_id}"


class AnswerDraft(PanelOwned):
    """What was typed and not yet saved. It goes when the section is saved or the return handed in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+")
    slug = models.CharField(max_length=80)
    sealed = models.BinaryField()
    kept_at = models.DateTimeField(auto_now=True)
    kept_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panel", "request", "slug"], name="agencies_answerdraft_once")
        ]

    def __str__(self) -> str:
        return f"Draft of {self.slug} of request {self.request_id}"


class Way(CodeList, name="how an answer came into the case", source="design"):
    TAKEN = "taken", "Taken from an agency's answer"
    TYPED = "typed", "Written by the panel's office"
    KEPT = "kept", "The record left as it was"


class Resolution(PanelOwned):
    """Where an answer of the case came from: one row a question and decision, never changed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="resolutions")
    slug = models.CharField(max_length=80)
    name = models.CharField(max_length=80)
    way = models.CharField(max_length=10, choices=Way.options)
    request = models.ForeignKey(Request, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.CharField(max_length=80)
    decided_by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["panel", "case", "slug", "name"], name="agencies_resolution_case")]

    def __str__(self) -> str:
        return f"{self.name} of case {self.case_id}"
