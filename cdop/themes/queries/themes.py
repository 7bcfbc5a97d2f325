"""Themes of a panel, what was done to them, and how often they occur for those who may see exact numbers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.reviews.models import Review
from cdop.themes.models import Tag, Theme, ThemeChange
from cdop.themes.queries.lines import counted_cases


@dataclass(frozen=True)
class Occurs:
    """In how many children's reviews a theme stands, and in how many lines of them."""

    cases: int = 0
    lines: int = 0


def themes_of(by: AnyActor) -> list[Theme]:
    """Every theme, those in use first, then retired ones, then those that were merged; each by its name."""
    check(by, Permission.FIGURES_VIEW)
    found = Theme.objects.filter(panel_id=by.panel_id).select_related("merged_into")
    return sorted(
        found, key=lambda each: (each.merged_into_id is not None, not each.is_in_use, each.folded, each.pk)
    )


def in_use(by: AnyActor) -> list[Theme]:
    """Those that may be given to a line, by name."""
    check(by, Permission.FIGURES_VIEW)
    return list(Theme.objects.in_use().filter(panel_id=by.panel_id))


def find_theme(number: int, *, by: AnyActor) -> Theme:
    """The theme of this number, or 404 as if there were none when it is another panel's."""
    check(by, Permission.FIGURES_VIEW)
    found = Theme.objects.filter(panel_id=by.panel_id, pk=number).select_related("merged_into").first()
    if found is None:
        raise Http404("There is no such theme on your panel.")
    return found


def changes_of(theme: Theme, *, by: AnyActor) -> list[ThemeChange]:
    """What was done to it, newest first."""
    check(by, Permission.FIGURES_VIEW)
    return list(
        ThemeChange.objects.filter(panel_id=by.panel_id, theme=theme).select_related("other").order_by("-pk")
    )


@transaction.atomic
def counts(*, by: AnyActor) -> dict[int, Occurs]:
    """By id of the theme, exact, in reviews as they stand now. Only for those who may, and recorded."""
    check(by, Permission.FIGURES_EXACT)
    standing = Tag.objects.live().in_review(is_current=True)
    rows = (
        standing.filter(panel_id=by.panel_id, case__in=counted_cases(by.panel_id))
        .order_by()
        .values("theme_id")
        .annotate(cases=Count("case", distinct=True), lines=Count("pk"))
    )
    found = {row["theme_id"]: Occurs(row["cases"], row["lines"]) for row in rows}
    record("theme.counted", by=by, of="theme", themes=len(found))
    return found


def reviews_with(numbers: Collection[int], *, panel_id: int) -> QuerySet[Review]:
    """The counted reviews in which one of these themes stands, whenever its tag was given. For rooms above."""
    tags = Tag.objects.live().in_review(is_counted=True).filter(panel_id=panel_id, theme__in=numbers)
    return Review.objects.counted().filter(panel_id=panel_id, case__in=tags.values("case_id"))
