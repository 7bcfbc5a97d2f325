"""Lists of deaths that others keep, and what became of each row: found, not notified, not ours, or unreadable."""

from __future__ import annotations

import uuid
from typing import Self

from django.db import models

from cdop.access.models import PanelOwned
from cdop.cases.models import Case
from cdop.dataset.codes import CodeList


class ListSource(CodeList, name="who keeps a list of deaths", source="found: F8, F9, F22; design (codes)"):
    REGISTRAR = "registrar", "Registrar of deaths"
    CORONER = "coroner", "Coroner"
    HOSPITAL = "hospital", "Hospital"
    CHILD_HEALTH = "child_health", "Child health information service"
    PERINATAL = "perinatal", "Perinatal surveillance (MBRRACE-UK)"
    OTHER = "other", "Other"


class RowState(CodeList, name="state of a row of a list of deaths", source="design"):
    FOUND = "found", "Found"
    POSSIBLE = "possible", "Possibly found"
    NOT_NOTIFIED = "not_notified", "Not notified"
    NOTIFIED = "notified", "Notification made"
    NOT_OURS = "not_ours", "Not ours"
    HELD = "held", "Cannot be read"


class DeathList(PanelOwned):
    """One file as it came, sealed. The same bytes again are the same list."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=16, choices=ListSource.options)
    period_from = models.DateField()
    period_to = models.DateField()
    digest = models.CharField(max_length=64)
    sealed = models.BinaryField()
    notes = models.JSONField(default=list)
    loaded_at = models.DateTimeField(auto_now_add=True)
    loaded_by = models.CharField(max_length=80)
    loaded_by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "digest"], name="matching_deathlist_once"),
            models.UniqueConstraint(fields=["panel", "number"], name="matching_deathlist_number"),
            models.UniqueConstraint(fields=["id", "panel"], name="matching_deathlist_in_panel"),
        ]

    def __str__(self) -> str:
        return f"List {self.number}"


class ListRowQuerySet(models.QuerySet["ListRow"]):
    def waiting(self) -> Self:
        """Rows that somebody has to decide about."""
        return self.filter(state__in=[state.code for state in WAITING])


class ListRow(PanelOwned):
    """One row, sealed. `like` names the cases that are alike, strongest first, and why, in codes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    listed = models.ForeignKey(DeathList, on_delete=models.PROTECT, related_name="rows")
    line = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    sealed = models.BinaryField()
    state = models.CharField(max_length=12, choices=RowState.options)
    problems = models.JSONField(default=list)
    like = models.JSONField(default=list)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=80, blank=True)
    settled_by_name = models.CharField(max_length=200, blank=True)

    objects = ListRowQuerySet.as_manager()

    class Meta:
        ordering = ["line"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "listed", "line"], name="matching_listrow_line")
        ]
        indexes = [models.Index(fields=["panel", "digest"], name="matching_listrow_digest")]

    def __str__(self) -> str:
        return f"Line {self.line}"

    @property
    def is_waiting(self) -> bool:
        return RowState(self.state) in WAITING


WAITING = (RowState.POSSIBLE, RowState.NOT_NOTIFIED, RowState.HELD)
"""States in which a row waits for a person."""
