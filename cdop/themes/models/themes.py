"""A theme of the panel, and every change that was made to it."""

from __future__ import annotations

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cdop.access.models import PanelOwned
from cdop.dataset.codes import CodeList

NAME, PHRASE = 80, 60
"""How long a name and a phrase may be."""


class ChangeKind(CodeList, name="what was done to a theme", source="design"):
    ADDED = "added", "Added"
    RENAMED = "renamed", "Renamed"
    DEFINED = "defined", "Definition or words changed"
    MERGED = "merged", "Merged into another theme"
    TOOK_IN = "took_in", "Took in another theme"
    RETIRED = "retired", "Retired"
    BROUGHT_BACK = "brought_back", "Brought back"


class ThemeQuerySet(models.QuerySet["Theme"]):
    def in_use(self) -> Self:
        """Those that may still be given to a line."""
        return self.filter(merged_into=None, retired_at=None)


class Theme(PanelOwned):
    """What recurs, in the panel's words.

    `folded` is the name as it is compared; a theme that was merged gives its name free. `phrases` are words by which
    the theme is suggested.
    """

    name = models.CharField(max_length=NAME)
    folded = models.CharField(max_length=2 * NAME)
    definition = models.TextField(blank=True)
    phrases = ArrayField(models.CharField(max_length=PHRASE), default=list)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=80)
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.CharField(max_length=80)
    saved_by_name = models.CharField(max_length=200)
    retired_at = models.DateTimeField(null=True)
    retired_by = models.CharField(max_length=80, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="taken_in")

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ["folded", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "folded"], condition=models.Q(merged_into=None), name="themes_theme_name"
            ),
            models.UniqueConstraint(fields=["id", "panel"], name="themes_theme_in_panel"),
            models.CheckConstraint(
                name="themes_theme_not_into_itself",
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("id")),
            ),
        ]

    def __str__(self) -> str:
        return f"Theme {self.pk}"

    @property
    def is_in_use(self) -> bool:
        return self.merged_into_id is None and self.retired_at is None


class ThemeChange(PanelOwned):
    """One thing that was done to a theme: what it was before, what after, why. Never changed."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=16, choices=ChangeKind.options)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    other = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, related_name="+")
    tags = models.PositiveIntegerField(null=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="themes_change_names_the_other",
                condition=models.Q(kind__in=["merged", "took_in"], other__isnull=False)
                | (~models.Q(kind__in=["merged", "took_in"]) & models.Q(other=None)),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.theme_id}"
