"""Two records that may be of one child or belong together, and what was decided about them."""

from __future__ import annotations

from typing import Self

from django.db import models

from cdop.access.models import PanelOwned
from cdop.cases.models import Case
from cdop.cases.states import State
from cdop.dataset.codes import CodeList
from cdop.matching.finding.verdicts import Suggestion


class Decision(CodeList, name="decision about two alike records", source="design"):
    OPEN = "open", "To be decided"
    SAME_CHILD = "same_child", "The same child"
    LINKED = "linked", "Different children who belong together"
    DIFFERENT = "different", "Different children"
    LAPSED = "lapsed", "No longer alike"


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def open(self) -> Self:
        """Those a person has to decide about; a record that was merged meanwhile is out of the question."""
        return self.filter(decided=Decision.OPEN.code).exclude(
            models.Q(case_a__state=State.MERGED.code) | models.Q(case_b__state=State.MERGED.code)
        )


class Candidate(PanelOwned):
    """One row a pair, the earlier record first. Names are in no column: reasons are codes.

    `mark` is a keyed mark of everything compared: a decision holds for as long as it stays the same.
    """

    case_a = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    case_b = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField()
    suggestion = models.CharField(max_length=16, choices=Suggestion.options, blank=True)
    reasons = models.JSONField(default=list)
    mark = models.BinaryField()
    found_at = models.DateTimeField(auto_now_add=True)
    found_by = models.CharField(max_length=80)
    decided = models.CharField(max_length=12, choices=Decision.options, default=Decision.OPEN.code)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=80, blank=True)
    decided_by_name = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panel", "case_a", "case_b"], name="matching_candidate_pair"),
            models.UniqueConstraint(fields=["id", "panel"], name="matching_candidate_in_panel"),
            models.CheckConstraint(
                condition=models.Q(case_a__lt=models.F("case_b")), name="matching_candidate_in_order"
            ),
        ]
        indexes = [
            models.Index(fields=["panel", "decided", "-score"], name="matching_candidate_open"),
            models.Index(fields=["panel", "case_b"], name="matching_candidate_b"),
        ]

    def __str__(self) -> str:
        return f"Pair {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.decided == Decision.OPEN

    def other_than(self, case: Case) -> Case:
        return self.case_b if self.case_a_id == case.pk else self.case_a
