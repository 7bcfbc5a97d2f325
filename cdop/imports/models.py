"""What was brought in: the file as it came, sealed, and each of its rows with what became of it."""

from __future__ import annotations

from django.db import models

from cdop.access.models import PanelOwned
from cdop.cases.models import Case
from cdop.dataset.codes import CodeList


class RowState(CodeList, name="state of an imported row", source="design"):
    ACCEPTED = "accepted", "Accepted"
    HELD = "held", "Needs you"
    DUPLICATE = "duplicate", "Possible duplicate"
    OUT_OF_SCOPE = "out_of_scope", "Out of scope"


class Batch(PanelOwned):
    """One upload. The same bytes again are the same batch, so repeating an import changes nothing."""

    digest = models.CharField(max_length=64)
    cases_name = models.CharField(max_length=100)
    cases_sealed = models.BinaryField()
    factors_sealed = models.BinaryField(null=True)
    notes = models.JSONField(default=list)
    imported_at = models.DateTimeField(auto_now_add=True)
    imported_by = models.CharField(max_length=80)
    imported_by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "digest"], name="imports_batch_once"),
            models.UniqueConstraint(fields=["id", "panel"], name="imports_batch_in_panel"),
        ]

    def __str__(self) -> str:
        return f"Batch {self.pk}"


class Row(PanelOwned):
    """One row of a batch: what it said (sealed), what is wrong with it, what became of it."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="rows")
    line = models.PositiveIntegerField()
    case_ref = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    sealed = models.BinaryField()
    state = models.CharField(max_length=20, choices=RowState.options)
    problems = models.JSONField(default=list)
    duplicate_of = models.CharField(max_length=40, blank=True)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["line"]
        constraints = [models.UniqueConstraint(fields=["panel", "batch", "line"], name="imports_row_line")]
        indexes = [models.Index(fields=["panel", "case_ref", "digest"], name="imports_row_ref")]

    def __str__(self) -> str:
        return f"{self.case_ref} {self.state}"

    @property
    def needs_someone(self) -> bool:
        """Whether a person still has to decide about it."""
        waiting = (RowState.HELD, RowState.DUPLICATE)
        return self.state in waiting and self.settled_at is None

    @property
    def can_be_duplicate(self) -> bool:
        """Whether a person may say that it repeats what is there: flagged, or its reference is taken."""
        codes = {problem["code"] for problem in self.problems}
        return self.state == RowState.DUPLICATE or bool(codes & {"twice", "already_imported"})
