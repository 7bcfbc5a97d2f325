"""Themes held for writing, and what is kept of every change to one."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils import timezone

from cdop.access.actors import AnyActor
from cdop.themes.models import ChangeKind, Standing, Suggestion, Theme, ThemeChange


def held(numbers: Collection[int], by: AnyActor) -> dict[int, Theme]:
    """Themes by their ids as they stand now, kept from others until the transaction ends; locked in one order."""
    rows = Theme.objects.select_for_update(of=("self",)).order_by("pk")
    return {theme.pk: theme for theme in rows.filter(panel_id=by.panel_id, pk__in=numbers)}


def held_one(theme: Theme, by: AnyActor) -> Theme:
    return held([theme.pk], by)[theme.pk]


def saved(theme: Theme, by: AnyActor) -> None:
    """Store what was changed, with who did."""
    theme.version += 1
    theme.saved_by, theme.saved_by_name = by.audit_id, by.name
    theme.save()


def noted(theme: Theme, kind: ChangeKind, by: AnyActor, **what: Any) -> None:
    ThemeChange.objects.create(
        panel_id=theme.panel_id, theme=theme, kind=kind.code, by=by.audit_id, by_name=by.name, **what
    )


def lapse(theme: Theme, by: AnyActor) -> int:
    """What was suggested of a theme that is used no more need not be decided."""
    waiting = Suggestion.objects.waiting().filter(panel_id=theme.panel_id, theme=theme)
    return settle(waiting, Standing.LAPSED, by)


def settle(waiting: Any, state: Standing, by: AnyActor) -> int:
    """Give the suggestions of a queryset their last state; how many."""
    count: int = waiting.update(
        state=state.code,
        decided_at=timezone.now(),
        decided_by=by.audit_id,
        decided_by_name=by.name,
    )
    return count
