"""Filters a person keeps under a name. They hold what stands in an address, never an answer of a case."""

from __future__ import annotations

from django.db import models

from cdop.access.models import PanelOwned, User


class SavedFilter(PanelOwned):
    """One person's filters of the list of cases, as the query of its address."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500)
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "user", "name"], name="worklist_savedfilter_name")
        ]

    def __str__(self) -> str:
        return self.name
