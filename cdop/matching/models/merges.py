"""Two records of one child brought together: which is kept, what was taken over, and whether it was undone."""

from __future__ import annotations

from typing import Self

from django.db import models

from cdop.access.models import PanelOwned
from cdop.cases.models import Case


class MergeQuerySet(models.QuerySet["Merge"]):
    def standing(self) -> Self:
        return self.filter(undone_at=None)


class Merge(PanelOwned):
    """`merged` stays whole and points to `kept`.

    `choices`: for each section the names of the answers taken over with the version of it before and after,
    `rows` the entries added. No answer itself stands here.
    """

    kept = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    merged = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    choices = models.JSONField(default=list)
    reason = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=80)
    made_by_name = models.CharField(max_length=200)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=80, blank=True)
    undone_by_name = models.CharField(max_length=200, blank=True)
    undone_reason = models.TextField(blank=True)
    left_as_it_is = models.JSONField(default=list)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "merged"],
                condition=models.Q(undone_at=None),
                name="matching_merge_one_standing",
            ),
            models.CheckConstraint(
                condition=~models.Q(kept=models.F("merged")), name="matching_merge_of_two"
            ),
            models.CheckConstraint(
                condition=models.Q(undone_at=None, undone_by="")
                | (models.Q(undone_at__isnull=False) & ~models.Q(undone_by="")),
                name="matching_merge_undone_by_someone",
            ),
        ]
        indexes = [models.Index(fields=["panel", "kept"], name="matching_merge_kept")]

    def __str__(self) -> str:
        return f"Merge {self.pk}"
