"""A death told from outside: what is being typed, sealed and soon forgotten; and that it was sent, for good."""

from __future__ import annotations

import uuid

from django.db import models

from cdop.access.models import PanelOwned
from cdop.cases.models import Case
from cdop.dataset.codes import CodeList


class Channel(CodeList, name="way a notification came", source="design"):
    PUBLIC = "public", "Public notification page"


class Draft(PanelOwned):
    """What somebody without an account has typed so far. Only a mark of their cookie says whose it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_digest = models.BinaryField()
    sealed = models.BinaryField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panel", "token_digest"], name="notifications_draft_once")
        ]
        indexes = [models.Index(fields=["panel", "expires_at"], name="notifications_draft_expires")]

    def __str__(self) -> str:
        return f"draft {self.id}"


class Notification(PanelOwned):
    """A notification that came from outside, and the case it became. Added, never changed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notifications")
    channel = models.CharField(max_length=20, choices=Channel.options, default=Channel.PUBLIC.code)
    token_digest = models.BinaryField()
    sent_at = models.DateTimeField(auto_now_add=True)
    sent_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panel", "token_digest"], name="notifications_notification_once")
        ]
        indexes = [models.Index(fields=["panel", "case"], name="notifications_of_case")]

    def __str__(self) -> str:
        return f"notification of case {self.case_id}"
