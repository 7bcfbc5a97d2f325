"""A link that fetches one document once. Of its secret only a digest is kept."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from cdop.access.models import PanelOwned
from cdop.artefacts.models import Artefact


class PickupQuerySet(models.QuerySet["Pickup"]):
    def unused(self) -> PickupQuerySet:
        """Neither used, revoked nor ended, by the clock of the database."""
        return self.filter(used_at=None, revoked_at=None, good_until__gt=Now())


class Pickup(PanelOwned):
    """One link to one document, for one reader. It never changes whose or what it is; it is used or it ends."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    artefact = models.ForeignKey(Artefact, on_delete=models.PROTECT, related_name="+")
    digest = models.BinaryField()
    reader = models.CharField(max_length=120)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.CharField(max_length=80)
    made_by_name = models.CharField(max_length=200)
    good_until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    used_by = models.CharField(max_length=80, blank=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=80, blank=True)

    objects = PickupQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "digest"], name="pickups_pickup_digest"),
            models.CheckConstraint(condition=Q(good_until__gt=F("made_at")), name="pickups_pickup_lasts"),
        ]
        indexes = [models.Index(fields=["panel", "artefact", "-made_at"], name="pickups_pickup_newest")]

    def __str__(self) -> str:
        return f"Pickup {self.pk}"
