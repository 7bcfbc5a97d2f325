"""Invented themes, and lines of reviews tagged with them."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from cdop.access.actors import AnyActor
from cdop.reviews.models import Finding, LearningPoint, Review
from cdop.themes import actions, finding, queries
from cdop.themes.models import Tag, Theme
from tests.makers.panels import chair_beside, scope_of

SMOKE_WORDS = ("smoke", "smoking")


def make_theme(
    by: AnyActor, name: str = "Smoking in the home", phrases: Sequence[str] = SMOKE_WORDS
) -> Theme:
    """A theme of the panel of `by`, named by a chair beside."""
    chair = chair_beside(by)
    with scope_of(chair), transaction.atomic():
        return actions.add(name=name, definition=f"All of {name.lower()}.", phrases=phrases, by=chair)


def first_finding(review: Review) -> Finding:
    """The first factor of a review."""
    found = Finding.objects.filter(panel_id=review.panel_id, review=review, withdrawn_at=None).first()
    assert found is not None
    return found


def first_learning(review: Review) -> LearningPoint:
    found = LearningPoint.objects.filter(panel_id=review.panel_id, review=review, withdrawn_at=None).first()
    assert found is not None
    return found


def make_suggestions(by: AnyActor) -> int:
    """What the worker finds by the words of the panel's themes."""
    with scope_of(by), transaction.atomic():
        return actions.keep_suggestions(found=finding.by_words(queries.material(by=by)), by=by)


def make_tag(by: AnyActor, theme: Theme, review: Review) -> Tag:
    """The first factor of a review, tagged."""
    with scope_of(by), transaction.atomic():
        return actions.tag(theme=theme, line=first_finding(review), by=by)
