"""The outbox: one row a letter, sealed. What became of it stands on the row, doubt included."""

from __future__ import annotations

import uuid

from django.db import models

from cdop.access.models import PanelOwned
from cdop.dataset.codes import CodeList


class LetterState(CodeList, name="state of a letter", source="design"):
    QUEUED = "queued", "Waiting to be sent"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Could not be sent"
    DOUBTFUL = "doubtful", "May have been sent"


class Letter(PanelOwned):
    """One letter to one mailbox. Each sealed value is bound to the row's own number.

    `secrets` holds what must not stay readable (a link, a code); it is dropped once the letter is sent.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    about = models.CharField(max_length=80, blank=True)
    recipient = models.BinaryField()
    subject = models.BinaryField()
    body = models.BinaryField()
    secrets = models.BinaryField(null=True)
    message_id = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=LetterState.options, default=LetterState.QUEUED.code)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.CharField(max_length=80)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-written_at", "id"]
        constraints = [models.UniqueConstraint(fields=["panel", "key"], name="letters_letter_once")]
        indexes = [
            models.Index(fields=["panel", "about"], name="letters_letter_about"),
            models.Index(fields=["panel", "-written_at"], name="letters_letter_recent"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
