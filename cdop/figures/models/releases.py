"""A release, and beside it, in tables of their own, its true counts and its cases. All frozen."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import OuterRef, Subquery

from cdop.access.models import PanelOwned
from cdop.cases.models import Case
from cdop.figures.models.decisions import Decision
from cdop.figures.states import ACTS_THAT_LET_OUT, State, state_after


class ReleaseQuerySet(models.QuerySet["Release"]):
    def with_state(self) -> ReleaseQuerySet:
        """Each with `last_act`, the latest decision about it; see `Release.state`."""
        same = {"panel": OuterRef("panel"), "release": OuterRef("pk")}
        latest = Decision.objects.filter(**same).order_by("-id")
        return self.annotate(last_act=Subquery(latest.values("act")[:1]))

    def out(self) -> ReleaseQuerySet:
        """Those that left the house, oldest first, be they withdrawn since: what was read cannot be unread."""
        let_out = self.filter(decisions__act__in=[act.code for act in ACTS_THAT_LET_OUT])
        return let_out.annotate(out_at=models.F("decisions__at")).order_by("decisions__id")


class Release(PanelOwned):
    """Figures prepared to leave the house. `shown` are the protected tables, the only counts it holds.

    The period is what its title says; from `read_from` to `read_to` cases were read (a trend reads more).
    `choices` are what its kind was asked for, `stamp` what the artefact's manifest says of its making. One
    `maker_sees_exact`: to look at it told its maker nothing. One
    that was made before the ledger was kept has nothing shown, and is compared with none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200, default="")
    audience = models.CharField(max_length=20, default="public")
    basis = models.CharField(max_length=20)
    period_from = models.DateField()
    period_to = models.DateField()
    read_from = models.DateField(null=True)
    read_to = models.DateField(null=True)
    choices = models.JSONField(default=dict)
    rule = models.JSONField()
    shown = models.JSONField(null=True)
    stamp = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    maker_sees_exact = models.BooleanField(default=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["id", "panel"], name="figures_release_in_panel"),
            models.UniqueConstraint(fields=["panel", "id", "made_by"], name="figures_release_made_by"),
        ]
        indexes = [models.Index(fields=["panel", "-made_at"], name="figures_release_newest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.period_from} to {self.period_to}"

    @property
    def state(self) -> State:
        """Where it stands, by its latest decision; only of rows read `with_state`."""
        if self.shown is None:
            return State.RELEASED
        return state_after(getattr(self, "last_act", None))


class ReleaseProof(PanelOwned):
    """What only the proof may know: the true counts, and what an attacker can work out of the release."""

    release = models.OneToOneField(Release, on_delete=models.PROTECT, primary_key=True, related_name="+")
    counted = models.JSONField()
    proof = models.JSONField(default=dict)


class ReleaseCase(PanelOwned):
    """A case as it was counted: its day on the basis of the release, and codes only."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    facts = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panel", "release", "case"], name="figures_releasecase_once"),
        ]
        indexes = [models.Index(fields=["panel", "case"], name="figures_releasecase_case")]
