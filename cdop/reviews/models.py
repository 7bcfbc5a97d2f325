"""What the panel agreed about a death: one review a version, with findings, learning and recommendations."""

from __future__ import annotations

from hashlib import sha256
from typing import Self

from django.db import models

from cdop.access.models import PanelOwned
from cdop.cases.models import Case
from cdop.dataset.columns import answers
from cdop.dataset.forms import section

BROUGHT_IN = "Brought in from the panel's earlier register"
"""Stands where the signature would, on a review that was concluded before it came here."""


class ReviewQuerySet(models.QuerySet["Review"]):
    def current(self) -> Self:
        """The version in work, or the last one."""
        return self.filter(is_current=True)

    def counted(self) -> Self:
        """The version whose answers stand in figures: the last one the panel concluded."""
        return self.filter(is_counted=True)


class Review(
    answers(section("meeting_basis")),  # type: ignore[misc]
    answers(section("summary")),  # type: ignore[misc]
    answers(section("domain_statements")),  # type: ignore[misc]
    answers(section("classification")),  # type: ignore[misc]
    answers(section("conclusion")),  # type: ignore[misc]
    PanelOwned,
):
    """The Analysis form of one case. A reopened case gets a new version; the old one is kept as it was."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reviews")
    number = models.PositiveSmallIntegerField(default=1)
    is_current = models.BooleanField(default=True)
    is_counted = models.BooleanField(default=False)
    first_reviewed_on = models.DateField(null=True)
    primary_category = models.CharField(max_length=2, blank=True)
    version = models.PositiveIntegerField(default=1)
    form_version = models.CharField(max_length=20)
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.CharField(max_length=80)
    saved_by_name = models.CharField(max_length=200)
    signed_off_at = models.DateTimeField(null=True)
    signed_off_by = models.CharField(max_length=80, blank=True)
    signed_off_by_name = models.CharField(max_length=200, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panel", "case", "number"], name="reviews_review_number"),
            models.UniqueConstraint(fields=["id", "panel"], name="reviews_review_in_panel"),
            models.UniqueConstraint(
                fields=["panel", "case"],
                name="reviews_review_one_current",
                condition=models.Q(is_current=True),
            ),
            models.UniqueConstraint(
                fields=["panel", "case"],
                name="reviews_review_one_counted",
                condition=models.Q(is_counted=True),
            ),
            models.CheckConstraint(
                name="reviews_review_signed_by_someone",
                condition=models.Q(signed_off_at__isnull=True, signed_off_by="")
                | (models.Q(signed_off_at__isnull=False) & ~models.Q(signed_off_by="")),
            ),
        ]
        indexes = [models.Index(fields=["panel", "first_reviewed_on"], name="reviews_review_year")]

    def __str__(self) -> str:
        return f"Review {self.number} of case {self.case_id}"

    @property
    def is_brought_in(self) -> bool:
        """Whether the review came signed from elsewhere: no chair put a name to it here."""
        return self.signed_off_by_name == BROUGHT_IN

    def mark_of(self, slug: str) -> str:
        """A short mark of one section's answers, the same for as long as nobody changes them."""
        answers_now = [getattr(self, name) for name in section(slug).names]
        return sha256(repr(answers_now).encode()).hexdigest()[:16]


class ReviewRow(PanelOwned):
    """A line of a review. Withdrawn lines are kept, and shown nowhere but in the history."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="%(class)ss")
    order = models.PositiveSmallIntegerField(default=0)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.CharField(max_length=80)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)

    class Meta:
        abstract = True
        ordering = ["order", "id"]


class Finding(answers(section("findings")), ReviewRow):  # type: ignore[misc]
    """One factor: its domain, its relevance, whether it could be changed."""

    class Meta(ReviewRow.Meta):
        indexes = [models.Index(fields=["panel", "factor_code"], name="reviews_finding_factor")]

    def __str__(self) -> str:
        return f"{self.factor_code} {self.relevance}"


class LearningPoint(answers(section("learning")), ReviewRow):  # type: ignore[misc]
    def __str__(self) -> str:
        return f"Learning point {self.pk}"


class Recommendation(answers(section("recommendations")), ReviewRow):  # type: ignore[misc]
    def __str__(self) -> str:
        return f"Recommendation {self.pk}"


ROW_MODELS: dict[str, type[ReviewRow]] = {
    "findings": Finding,
    "learning": LearningPoint,
    "recommendations": Recommendation,
}
"""Repeating section slug to the table of its lines."""

SECTIONS = ("meeting_basis", "summary", "domain_statements", "classification", "conclusion")
"""The sections whose answers stand on the review itself."""
