"""What a summary is about: the reviews behind it, what they learned, how many deaths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from cdop.cases.models import Case
from cdop.dataset.codelists.answers import Ynk
from cdop.dataset.codelists.review import Relevance
from cdop.dataset.factors import factor
from cdop.dataset.years import review_year
from cdop.reviews.models import Finding, LearningPoint, Recommendation, Review
from cdop.summaries.headings import ANNUAL, CASE, THEME
from cdop.summaries.models import SummaryText
from cdop.summaries.themed import code_of, factors_in, themes_in
from cdop.themes.models import Theme
from cdop.themes.queries import reviews_with

MOST_SHOWN = 100
_CONTRIBUTORY = [code.code for code in Relevance if code.is_contributory]


@dataclass(frozen=True)
class Source:
    """A learning point or recommendation of one of the reviews."""

    text: str
    is_learning: bool
    may_be_shared: bool


def reviews_behind(text: SummaryText) -> QuerySet[Review]:
    """The counted reviews the text is about: none for the annual report, whose texts are about the panel."""
    found = Review.objects.counted().filter(
        panel_id=text.panel_id,
        first_reviewed_on__range=(text.period_from, text.period_to),
        case__in=_counted_cases(text),
    )
    if text.kind == CASE:
        return found.filter(case=text.case)
    if text.kind == THEME:
        findings = Finding.objects.filter(
            panel_id=text.panel_id,
            withdrawn_at=None,
            relevance__in=_CONTRIBUTORY,
            factor_code__in=factors_in(text.factors),
        )
        tagged = reviews_with(themes_in(text.factors), panel_id=text.panel_id)
        return found.filter(Q(pk__in=findings.values("review_id")) | Q(pk__in=tagged.values("pk")))
    return found.none()


def deaths_behind(text: SummaryText) -> int:
    return reviews_behind(text).count()


def sources_of(text: SummaryText) -> list[Source]:
    """Learning points first, then recommendations; both as the panel wrote them."""
    of = {"panel_id": text.panel_id, "withdrawn_at": None, "review__in": reviews_behind(text).values("pk")}
    points = LearningPoint.objects.filter(**of).order_by("id").values_list("text", "share")
    asked = Recommendation.objects.filter(**of).order_by("id").values_list("text", flat=True)
    return [
        *(Source(words, True, share == Ynk.YES.code) for words, share in points if words),
        *(Source(words, False, False) for words in asked if words),
    ]


def usual_title(
    kind: str, factors: Sequence[str], start: date, end: date, themes: Sequence[Theme] = ()
) -> str:
    """What the text is called until its writer gives it another title; a theme of the panel's own comes first."""
    if kind == ANNUAL:
        return f"Annual report {review_year(start)}"
    if kind == THEME:
        named = [theme.name for theme in themes if code_of(theme) in factors]
        if named:
            return f"Learning about {named[0][:1].lower()}{named[0][1:]}"
        return f"Learning about {factor(sorted(factors)[0]).label[:80].lower()}"
    return "Learning from a review"


def _counted_cases(text: SummaryText) -> Any:
    return Case.objects.counted().filter(panel_id=text.panel_id).values("pk")
