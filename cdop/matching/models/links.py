"""Children who belong together and stay cases of their own."""

from __future__ import annotations

from typing import Self

from django.db import models

from cdop.access.models import PanelOwned
from cdop.cases.models import Case
from cdop.dataset.codes import CodeList


class LinkKind(CodeList, name="how two cases belong together", source="design"):
    TWINS = "twins", "Twins or another multiple birth"
    SIBLINGS = "siblings", "Brothers or sisters"
    SAME_INCIDENT = "same_incident", "The same incident"


class Withdrawable(PanelOwned):
    """A row that says who made it, and can be withdrawn; never removed."""

    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=80)
    made_by_name = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)
    withdrawn_by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True
        ordering = ["id"]


class LinkQuerySet(models.QuerySet["Link"]):
    def standing(self) -> Self:
        return self.filter(withdrawn_at=None)

    def of(self, case: Case) -> Self:
        """Links of a case, whichever side it stands on."""
        return self.filter(models.Q(case_a=case) | models.Q(case_b=case), panel_id=case.panel_id)


class Link(Withdrawable):
    """Two cases, the earlier first; both show it."""

    case_a = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    case_b = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=LinkKind.options)

    objects = LinkQuerySet.as_manager()

    class Meta(Withdrawable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "case_a", "case_b", "kind"],
                condition=models.Q(withdrawn_at=None),
                name="matching_link_once",
            ),
            models.CheckConstraint(
                condition=models.Q(case_a__lt=models.F("case_b")), name="matching_link_in_order"
            ),
        ]
        indexes = [models.Index(fields=["panel", "case_b"], name="matching_link_b")]

    def __str__(self) -> str:
        return f"Link {self.pk}"

    def other_than(self, case: Case) -> Case:
        return self.case_b if self.case_a_id == case.pk else self.case_a
