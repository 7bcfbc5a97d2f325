"""The tags of a theme and of a case, each with what its line says; those whose words were changed stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases.models import Case
from cdop.themes.lines import Line, Wording, wording_of
from cdop.themes.models import OnLine, Suggestion, Tag, Theme
from cdop.themes.queries.lines import counted_cases, current_lines

Row = TypeVar("Row", bound=OnLine)


@dataclass(frozen=True)
class TaggedLine:
    """A line of a case's current review, its live tags, and what is suggested for it."""

    line: Line
    tags: Sequence[Tag]
    suggestions: Sequence[Suggestion]


@dataclass(frozen=True)
class TaggedCase:
    """Every line of a case, and the live `older` tags whose words stand in its review no more."""

    lines: Sequence[TaggedLine]
    older: Sequence[Tag]


def points_of(theme: Theme, *, by: AnyActor) -> QuerySet[Tag]:
    """Tags whose words stand in the current review of a case, the latest first."""
    check(by, Permission.REVIEW_VIEW)
    standing = Tag.objects.live().in_review(is_current=True).filter(panel_id=by.panel_id, theme=theme)
    return _beside(standing.filter(case__in=counted_cases(theme.panel_id)))


def changed_of(theme: Theme, *, by: AnyActor, most: int = 25) -> list[Tag]:
    """Tags whose line was reworded or withdrawn since: a person looks again."""
    check(by, Permission.REVIEW_VIEW)
    standing = Tag.objects.live().in_review(is_current=True).filter(panel_id=by.panel_id, theme=theme)
    left = Tag.objects.live().filter(panel_id=by.panel_id, theme=theme).exclude(pk__in=standing.values("pk"))
    return list(_beside(left.filter(case__in=counted_cases(theme.panel_id)))[:most])


@transaction.atomic
def note_read(theme: Theme, lines: int, *, by: AnyActor) -> None:
    """Record that what reviews say under a theme was read."""
    record("theme.read", by=by, of="theme", ref=str(theme.pk), lines=lines)


def lines_of(case: Case, *, by: AnyActor) -> TaggedCase:
    """The lines of one case's current review with their tags and what is suggested."""
    check(by, Permission.REVIEW_VIEW)
    lines = current_lines(by.panel_id, cases=[case.pk])
    # A merged theme's tags are shown as the one they followed; a retired theme keeps its own.
    tags = list(
        Tag.objects.live()
        .filter(panel_id=by.panel_id, case=case, theme__merged_into=None)
        .select_related("theme", "finding", "learning")
        .order_by("theme__folded", "pk")
    )
    waiting = list(
        Suggestion.objects.waiting()
        .filter(panel_id=by.panel_id, case=case)
        .select_related("theme", "finding", "learning")
        .order_by("theme__folded", "pk")
    )
    said = {wording_of(line, case.pk) for line in lines}
    return TaggedCase(
        [
            TaggedLine(line, _of(tags, wording_of(line, case.pk)), _of(waiting, wording_of(line, case.pk)))
            for line in lines
        ],
        [tag for tag in tags if wording_of(tag.line, case.pk) not in said],
    )


def find_tag(number: int, *, by: AnyActor) -> Tag:
    """A tag of the panel, or 404. One that was taken off is given too: the action refuses it."""
    check(by, Permission.REVIEW_VIEW)
    found = Tag.objects.filter(panel_id=by.panel_id, pk=number).select_related("theme", "case").first()
    if found is None:
        raise Http404("There is no such tag on your panel.")
    return found


def waiting(*, by: AnyActor) -> QuerySet[Suggestion]:
    """Suggestions that nobody has decided on, and whose words still stand; the surest first, then by case."""
    check(by, Permission.REVIEW_VIEW)
    standing = Suggestion.objects.in_review(is_current=True)
    found = standing.waiting().filter(panel_id=by.panel_id)
    return found.select_related("theme", "case", "finding", "learning").order_by(
        "-why", "-score", "case_id", "pk"
    )


def _of(rows: Sequence[Row], wording: Wording) -> list[Row]:
    return [row for row in rows if wording_of(row.line, row.case_id) == wording]


def _beside(tags: QuerySet[Tag]) -> QuerySet[Tag]:
    return tags.select_related("case", "finding", "learning").order_by("-pk")
