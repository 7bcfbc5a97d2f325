"""That a return was sent, and what its receiver said of it: added to, never changed."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from cdop.access.models import PanelOwned
from cdop.figures.models import Release
from cdop.returns.channels import Channel


class Submission(PanelOwned):
    """One sending of one released return. `receipt` is the receiver's own reference; the latest row stands."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField()
    channel = models.CharField(max_length=10, choices=Channel.options)
    receipt = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField(db_default=Now())
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "release", "sent_on", "channel", "receipt"], name="returns_submission_once"
            )
        ]
        indexes = [models.Index(fields=["panel", "release", "-id"], name="returns_submission_latest")]

    def __str__(self) -> str:
        return f"{self.release_id} sent on {self.sent_on}"
