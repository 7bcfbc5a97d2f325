"""The register of frozen folders. The folder holds the content; the row says where it is and who made it."""

from __future__ import annotations

import uuid

from django.db import models

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

    def __str__(self) -> str:
        return self.title
