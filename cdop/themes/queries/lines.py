"""Lines of the reviews of a panel, as they stand now."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases.models import Case
from cdop.reviews.models import Finding, LearningPoint
from cdop.themes.comparing import Tagged
from cdop.themes.lines import Line, Said, Wording, said, searched, wording_of
from cdop.themes.models import Suggestion, Tag, Theme


@dataclass(frozen=True)
class Material:
    """What the worker looks through: lines, words of the themes in use by id, and what a model learns from.

    `settled` are themes and wordings of which nothing need be suggested: tagged so, or suggested before.
    """

    lines: Sequence[Said]
    phrases: Mapping[int, Sequence[str]]
    tagged: Sequence[Tagged]
    settled: Set[tuple[int, Wording]]


def counted_cases(panel_id: int) -> Any:
    """Ids of the cases that are counted: not those out of scope or merged with another record."""
    return Case.objects.counted().filter(panel_id=panel_id).values("pk")


def current_lines(panel_id: int, *, cases: Collection[int] | None = None) -> list[Line]:
    """Factors, then learning points, of the current reviews of these cases, or of all that are counted."""
    of = {
        "panel_id": panel_id,
        "withdrawn_at": None,
        "review__is_current": True,
        "review__case__in": counted_cases(panel_id) if cases is None else cases,
    }
    factors = Finding.objects.filter(**of).select_related("review").order_by("review_id", "order", "id")
    points = LearningPoint.objects.filter(**of).select_related("review").order_by("review_id", "order", "id")
    return [*factors, *points]


@transaction.atomic
def material(*, by: AnyActor) -> Material:
    """Everything a look for themes needs, as it stands at one moment; that the lines were read is recorded."""
    check(by, Permission.REVIEW_VIEW)
    lines = current_lines(by.panel_id)
    tags = _tags(by)
    made = Suggestion.objects.filter(panel_id=by.panel_id).select_related("finding", "learning")
    phrases = Theme.objects.in_use().filter(panel_id=by.panel_id).values_list("pk", "phrases")
    record("theme.lines_read", by=by, of="theme", lines=len(lines))
    return Material(
        [said(line, line.review.case_id) for line in lines],
        dict(phrases),
        _tagged(tags),
        {(each.theme_id, wording_of(each.line, each.case_id)) for each in (*tags, *made)},
    )


def count_tagged(*, by: AnyActor) -> int:
    """How many lines bear a theme in use, without reading them."""
    check(by, Permission.REVIEW_VIEW)
    tags = Tag.objects.live().filter(panel_id=by.panel_id, theme__merged_into=None, theme__retired_at=None)
    return tags.values("finding_id", "learning_id").distinct().count()


def _tagged(tags: Sequence[Tag]) -> list[Tagged]:
    """Each wording once, with its themes."""
    texts: dict[Wording, str] = {}
    themes: dict[Wording, set[int]] = {}
    for tag in tags:
        wording = wording_of(tag.line, tag.case_id)
        texts[wording] = searched(tag.line)
        themes.setdefault(wording, set()).add(tag.theme_id)
    return [Tagged(texts[wording], frozenset(of)) for wording, of in themes.items()]


def _tags(by: AnyActor) -> list[Tag]:
    """Live tags of themes in use."""
    lines = Tag.objects.live().select_related("finding", "learning").order_by("pk")
    return list(lines.filter(panel_id=by.panel_id, theme__merged_into=None, theme__retired_at=None))
