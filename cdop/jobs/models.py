"""The Job row: what was asked, who asked, how far it is, what came of it. Knows no kind of work."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import models
from django.db.models.functions import Now

from cdop.access.models import PanelOwned

STALE = timedelta(seconds=30)
"""After this long a wake-up that nobody answered is sent again."""
FORGOTTEN = {"forgotten": True}
"""Stands for the arguments of work that ended long ago."""


class State(models.TextChoices):
    QUEUED = "queued", "Waiting"
    RUNNING = "running", "Under way"
    DONE = "done", "Done"
    FAILED = "failed", "Could not be done"
    DEAD = "dead", "Given up"
    CANCELLED = "cancelled", "Cancelled"


def state_options() -> list[tuple[str, str]]:
    return list(State.choices)


class JobQuerySet(models.QuerySet["Job"]):
    """All moments are compared by the database's clock: the machines' own clocks may differ."""

    def due(self) -> JobQuerySet:
        """Waiting, and no longer told to wait."""
        return self.filter(state=State.QUEUED, run_after__lte=Now())

    def abandoned(self) -> JobQuerySet:
        """Under way, but whoever held it has not been heard of within the lease."""
        return self.filter(state=State.RUNNING, lease_until__lt=Now())

    def unanswered(self) -> JobQuerySet:
        """Due, and no wake-up is known to be on its way. Open-ended: however long ago, it is found."""
        silent = models.Q(published_at=None) | models.Q(published_at__lt=Now() - STALE)
        return self.due().filter(silent)


class Job(PanelOwned):
    """One piece of work asked for in a panel. Its key makes asking twice the same as asking once.

    `args` holds ids, days and codes only. `lease_token` is held by the one worker that may finish it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    idempotency_key = models.CharField(max_length=200)
    args = models.JSONField(default=dict)
    # No foreign key: the row outlives the account, and rights are asked anew when the work is done.
    actor_user_id = models.BigIntegerField(null=True)
    actor_part = models.CharField(max_length=60, blank=True)

    state = models.CharField(max_length=10, choices=state_options, default=State.QUEUED)
    run_after = models.DateTimeField(db_default=Now())
    published_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    lease_token = models.UUIDField(null=True)
    heartbeat_at = models.DateTimeField(null=True)

    step = models.CharField(max_length=80, blank=True)
    steps_done = models.PositiveSmallIntegerField(default=0)
    steps_total = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    result_ref = models.CharField(max_length=200, blank=True)

    created_at = models.DateTimeField(db_default=Now())
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panel", "kind", "idempotency_key"], name="jobs_job_once"),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="jobs_job_state_known"),
            models.CheckConstraint(
                condition=models.Q(state=State.RUNNING, lease_token__isnull=False, lease_until__isnull=False)
                | (~models.Q(state=State.RUNNING) & models.Q(lease_token=None, lease_until=None)),
                name="jobs_job_leased_while_running",
            ),
            models.CheckConstraint(
                condition=models.Q(actor_user_id__isnull=False, actor_part="")
                | (models.Q(actor_user_id=None) & ~models.Q(actor_part="")),
                name="jobs_job_one_actor",
            ),
        ]
        indexes = [
            models.Index(
                fields=["panel", "run_after"],
                name="jobs_job_open",
                condition=models.Q(state__in=[State.QUEUED, State.RUNNING]),
            ),
            models.Index(fields=["panel", "-created_at"], name="jobs_job_recent"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
