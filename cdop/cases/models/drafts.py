"""What was typed and not saved yet, and which forms were sent already. No part of the record of a death."""

from __future__ import annotations

import uuid

from django.db import models

from cdop.access.models import PanelOwned, User
from cdop.cases.models.case import Case


class Draft(PanelOwned):
    """One person's unsaved answers to one section, or to one row of it ("new" for a row not yet added)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="drafts")
    slug = models.CharField(max_length=60)
    row = models.CharField(max_length=36, blank=True)
    sealed = models.BinaryField()
    version = models.IntegerField()
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "user", "case", "slug", "row"], name="cases_draft_one_each"
            )
        ]

    def __str__(self) -> str:
        return f"draft of {self.slug} of case {self.case_id}"


class Submission(PanelOwned):
    """A form that was sent: its one-time token, and what came of it."""

    token = models.UUIDField()
    act = models.CharField(max_length=60)
    result = models.CharField(max_length=60, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel", "token"], name="cases_submission_once")]

    def __str__(self) -> str:
        return f"{self.act} {self.result}".strip()
