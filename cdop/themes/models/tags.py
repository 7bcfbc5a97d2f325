"""Which line of which review is of which theme, and which might be. A tag is taken off, never deleted.

A tag belongs to what a line said. While a line with the same words stands in the review, in whichever version of it,
the tag stands with it; when the words were changed, a person looks again.
"""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from cdop.access.models import PanelOwned
from cdop.cases.models import Case
from cdop.dataset.codes import CodeList
from cdop.reviews.models import Finding, LearningPoint
from cdop.themes.models.themes import PHRASE, Theme

Row = TypeVar("Row", bound="OnLine")


class HowTagged(CodeList, name="how a line came to its theme", source="design"):
    BY_HAND = "by_hand", "By hand"
    BY_WORDS = "by_words", "Suggested by its words, and accepted"
    BY_MODEL = "by_model", "Suggested by comparison, and accepted"
    BY_MERGE = "by_merge", "With a theme that was merged into this one"


class Why(CodeList, name="why a theme is suggested", source="design"):
    WORDS = "words", "A word or phrase of the theme"
    MODEL = "model", "Like lines that were tagged before"


class Standing(CodeList, name="what became of a suggestion", source="design"):
    WAITING = "waiting", "Waiting"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    LAPSED = "lapsed", "Lapsed"


class LineQuerySet(models.QuerySet[Row]):
    def in_review(self, **version: bool) -> Self:
        """Whose words stand in such a version of the review of their case (`is_current=True`)."""
        of = {
            "panel_id": OuterRef("panel_id"),
            "review__case_id": OuterRef("case_id"),
            "withdrawn_at": None,
            **{f"review__{name}": value for name, value in version.items()},
        }
        factors = Finding.objects.filter(
            factor_code=OuterRef("finding__factor_code"), factor_text=OuterRef("finding__factor_text"), **of
        )
        points = LearningPoint.objects.filter(text=OuterRef("learning__text"), **of)
        return self.filter(
            (Q(finding__isnull=False) & Exists(factors)) | (Q(learning__isnull=False) & Exists(points))
        )


class OnLine(PanelOwned):
    """A row about one factor or one learning point of a case's review."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, null=True, related_name="+")
    learning = models.ForeignKey(LearningPoint, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True
        ordering = ["id"]

    @property
    def line(self) -> Finding | LearningPoint:
        """The line as it was then."""
        found = self.finding or self.learning
        assert found is not None, "a check in the database asks for one of the two"
        return found


def _one_line(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(finding__isnull=False, learning=None) | Q(finding=None, learning__isnull=False),
    )


class TagQuerySet(LineQuerySet["Tag"]):
    def live(self) -> Self:
        return self.filter(taken_off_at=None)


class Tag(OnLine):
    """That a line is of a theme. `came_from` is the tag it followed when two themes were merged."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="tags")
    how = models.CharField(max_length=12, choices=HowTagged.options)
    came_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    tagged_at = models.DateTimeField(auto_now_add=True)
    tagged_by = models.CharField(max_length=80)
    tagged_by_name = models.CharField(max_length=200)
    taken_off_at = models.DateTimeField(null=True)
    taken_off_by = models.CharField(max_length=80, blank=True)
    taken_off_by_name = models.CharField(max_length=200, blank=True)

    objects = TagQuerySet.as_manager()

    class Meta(OnLine.Meta):
        constraints = [
            _one_line("themes_tag_one_line"),
            models.UniqueConstraint(fields=["id", "panel"], name="themes_tag_in_panel"),
            models.UniqueConstraint(
                fields=["panel", "theme", "finding"],
                condition=Q(taken_off_at=None, finding__isnull=False),
                name="themes_tag_factor_once",
            ),
            models.UniqueConstraint(
                fields=["panel", "theme", "learning"],
                condition=Q(taken_off_at=None, learning__isnull=False),
                name="themes_tag_learning_once",
            ),
        ]
        indexes = [models.Index(fields=["panel", "case"], name="themes_tag_case")]

    def __str__(self) -> str:
        return f"Tag {self.pk}"


class SuggestionQuerySet(LineQuerySet["Suggestion"]):
    def waiting(self) -> Self:
        """Those that nobody has decided on."""
        return self.filter(state=Standing.WAITING.code)


class Suggestion(OnLine):
    """That a line might be of a theme: the words of the theme in it, or a score of the model named beside it."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="suggestions")
    why = models.CharField(max_length=12, choices=Why.options)
    phrase = models.CharField(max_length=PHRASE, blank=True)
    score = models.FloatField(null=True)
    model_version = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=12, choices=Standing.options, default=Standing.WAITING.code)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=80)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=80, blank=True)
    decided_by_name = models.CharField(max_length=200, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta(OnLine.Meta):
        constraints = [
            _one_line("themes_suggestion_one_line"),
            models.UniqueConstraint(
                fields=["panel", "theme", "finding"],
                condition=Q(finding__isnull=False),
                name="themes_suggestion_factor_once",
            ),
            models.UniqueConstraint(
                fields=["panel", "theme", "learning"],
                condition=Q(learning__isnull=False),
                name="themes_suggestion_learning_once",
            ),
            models.CheckConstraint(
                name="themes_suggestion_says_why",
                condition=(Q(why="words", score=None) & ~Q(phrase=""))
                | (Q(why="model", score__isnull=False) & ~Q(model_version="")),
            ),
            models.CheckConstraint(
                name="themes_suggestion_decided_by_someone",
                condition=Q(state="waiting", decided_at=None, decided_by="")
                | (~Q(state="waiting") & Q(decided_at__isnull=False) & ~Q(decided_by="")),
            ),
        ]
        indexes = [models.Index(fields=["panel", "state"], name="themes_suggestion_state")]

    def __str__(self) -> str:
        return f"Suggestion {self.pk}"
