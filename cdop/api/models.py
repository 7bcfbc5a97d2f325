"""Programs that a panel lets read its releases, and the end of each. Tokens are kept as keyed marks only."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models.functions import Now

from cdop.access.models import PanelOwned
from cdop.figures.audiences import Audience


class MachineClient(PanelOwned):
    """One program of one holder. `audience` is how far it reads; it ends with `good_until`, or before."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    audience = models.CharField(max_length=20, choices=Audience.options)
    mark = models.BinaryField()
    good_until = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.CharField(max_length=80)
    made_by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "mark"], name="api_machineclient_mark"),
            models.UniqueConstraint(fields=["id", "panel"], name="api_machineclient_in_panel"),
        ]

    def __str__(self) -> str:
        return self.name


class ClientEnd(PanelOwned):
    """That somebody ended a client before its time. Never taken back: a new client is made instead."""

    client = models.ForeignKey(MachineClient, on_delete=models.PROTECT, related_name="ends")
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(db_default=Now())
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel", "client"], name="api_clientend_once")]

    def __str__(self) -> str:
        return f"End of client {self.client_id}"
