"""The register of frozen folders. The folder holds the content; the row says where it is and who made it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models.functions import Now

from cdop.access.models import PanelOwned


class Artefact(PanelOwned):
    """One frozen folder. Never changed; a correction is another artefact."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    period_from = models.DateField()
    period_to = models.DateField()
    release_id = models.UUIDField()
    manifest_sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    made_by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["panel", "kind", "-made_at"], name="artefacts_artefact_newest")]
        constraints = [models.UniqueConstraint(fields=["id", "panel"], name="artefacts_artefact_in_panel")]

    def __str__(self) -> str:
        return self.title


class Notice(PanelOwned):
    """What readers of a document must know that came after it: withdrawn, replaced."""

    artefact = models.ForeignKey(Artefact, on_delete=models.PROTECT, related_name="notices")
    words = models.TextField()
    at = models.DateTimeField(db_default=Now())
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.words
