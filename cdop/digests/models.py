"""One digest of a panel: of which kind, for which day, and what was found. Added, never changed."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from cdop.access.models import PanelOwned
from cdop.dataset.codes import CodeList


class DigestKind(CodeList, name="kind of digest", source="design"):
    QUALITY = "quality", "What is missing in the records"
    THEMES = "themes", "Themes of the year to date"


class Digest(PanelOwned):
    """`on` is the Monday or the first of the month it stands for. `lines` name checks, numbers and references."""

    kind = models.CharField(max_length=10, choices=DigestKind.options)
    on = models.DateField()
    lines = models.JSONField(default=list)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["-on"]
        constraints = [models.UniqueConstraint(fields=["panel", "kind", "on"], name="digests_digest_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
