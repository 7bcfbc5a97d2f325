"""What people decided about a release: added to, never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from cdop.access.models import PanelOwned
from cdop.figures.states import Act


def act_options() -> list[tuple[str, str]]:
    return [(act.code, act.label) for act in Act]


class Decision(PanelOwned):
    """One act. `made_by` repeats who prepared the release, so that the database itself refuses a person's

    approving their own; it is bound to the release's.
    """

    release = models.ForeignKey("figures.Release", on_delete=models.PROTECT, related_name="decisions")
    made_by = models.CharField(max_length=80)
    act = models.CharField(max_length=20, choices=act_options)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(db_default=Now())
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(act=Act.APPROVED.code) | ~Q(by=F("made_by")),
                name="figures_decision_not_their_own",
            ),
            models.UniqueConstraint(
                fields=["panel", "release"],
                condition=Q(act__in=[Act.APPROVED.code, Act.COMMANDED.code]),
                name="figures_decision_out_once",
            ),
        ]
        indexes = [models.Index(fields=["release", "-id"], name="figures_decision_latest")]

    def __str__(self) -> str:
        return f"{self.act} {self.release_id}"
