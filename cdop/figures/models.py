"""Releases: what was counted, by which rule, and what was let out. Frozen."""

from __future__ import annotations

import uuid

from django.db import models

from cdop.access.models import PanelOwned


class Release(PanelOwned):
    """One letting-out of figures. `counted` are the true counts as they stood, for rebuilding and for proof;

    they never leave this table. `stamp` holds what the artefact's manifest says of its making.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    basis = models.CharField(max_length=20)
    period_from = models.DateField()
    period_to = models.DateField()
    counted = models.JSONField()
    rule = models.JSONField()
    stamp = models.JSONField()
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["-released_at"]
        constraints = [models.UniqueConstraint(fields=["id", "panel"], name="figures_release_in_panel")]
        indexes = [models.Index(fields=["panel", "-released_at"], name="figures_release_newest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.period_from} to {self.period_to}"
