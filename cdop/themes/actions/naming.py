"""Themes added, renamed, defined, retired and brought back; what each was called before is kept."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.core.turns import take_turn
from cdop.themes import rules
from cdop.themes.actions.holding import held_one, lapse, noted, saved
from cdop.themes.lines import plain
from cdop.themes.models import ChangeKind, Theme


@transaction.atomic
def add(*, name: str, definition: str, phrases: Sequence[str] = (), by: AnyActor) -> Theme:
    """A new theme of the panel."""
    check(by, Permission.THEME_CURATE)
    name, words = _tidied(name), _each_once(phrases)
    _take_name(name, None, by)
    rules.check_definition(definition, words)
    theme = Theme.objects.create(
        panel_id=by.panel_id,
        name=name,
        folded=plain(name),
        definition=definition.strip(),
        phrases=words,
        made_by=by.audit_id,
        saved_by=by.audit_id,
        saved_by_name=by.name,
    )
    noted(theme, ChangeKind.ADDED, by, after=name)
    record("theme.added", by=by, of="theme", ref=str(theme.pk))
    return theme


@transaction.atomic
def rename(*, theme: Theme, name: str, by: AnyActor, seen: int | None = None) -> Theme:
    """Give a theme another name; the one before stays in its history. `seen` is the version the person saw."""
    check(by, Permission.THEME_CURATE)
    name = _tidied(name)
    _take_name(name, theme, by)
    now = held_one(theme, by)
    rules.check_in_use(now)
    rules.check_not_overtaken(now, seen)
    if now.name == name:
        return now
    before, now.name, now.folded = now.name, name, plain(name)
    saved(now, by)
    noted(now, ChangeKind.RENAMED, by, before=before, after=name)
    record("theme.renamed", by=by, of="theme", ref=str(now.pk))
    return now


@transaction.atomic
def define(
    *, theme: Theme, definition: str, phrases: Sequence[str], by: AnyActor, seen: int | None = None
) -> Theme:
    """Say what belongs to a theme, and by which words it is suggested. Tags stay as they are."""
    check(by, Permission.THEME_CURATE)
    words = _each_once(phrases)
    rules.check_definition(definition, words)
    now = held_one(theme, by)
    rules.check_in_use(now)
    rules.check_not_overtaken(now, seen)
    before, after = _told(now.definition, now.phrases), _told(definition.strip(), words)
    if before == after:
        return now
    now.definition, now.phrases = definition.strip(), words
    saved(now, by)
    noted(now, ChangeKind.DEFINED, by, before=before, after=after)
    record("theme.defined", by=by, of="theme", ref=str(now.pk), phrases=len(words))
    return now


@transaction.atomic
def retire(*, theme: Theme, reason: str, by: AnyActor) -> Theme:
    """Use a theme no more: its tags stay where they are, new ones are refused, suggestions lapse."""
    check(by, Permission.THEME_CURATE)
    rules.check_reason(reason, what="the theme is retired")
    now = held_one(theme, by)
    rules.check_in_use(now)
    now.retired_at, now.retired_by = timezone.now(), by.audit_id
    saved(now, by)
    noted(now, ChangeKind.RETIRED, by, reason=reason.strip())
    record("theme.retired", by=by, of="theme", ref=str(now.pk), lapsed=lapse(now, by))
    return now


@transaction.atomic
def bring_back(*, theme: Theme, by: AnyActor) -> Theme:
    """Use a retired theme again."""
    check(by, Permission.THEME_CURATE)
    now = held_one(theme, by)
    rules.check_can_bring_back(now)
    now.retired_at, now.retired_by = None, ""
    saved(now, by)
    noted(now, ChangeKind.BROUGHT_BACK, by)
    record("theme.brought_back", by=by, of="theme", ref=str(now.pk))
    return now


def _take_name(name: str, theme: Theme | None, by: AnyActor) -> None:
    """Two people who name themes at once take turns, so that the second is told of the first."""
    take_turn("themes", by.panel_id)
    others = Theme.objects.filter(panel_id=by.panel_id, folded=plain(name), merged_into=None)
    rules.check_name(name, [other for other in others if theme is None or other.pk != theme.pk])


def _tidied(name: str) -> str:
    return " ".join(name.split())


def _each_once(phrases: Sequence[str]) -> list[str]:
    """Phrases as typed, the same words only once; blank ones are left out."""
    by_words = {plain(phrase): _tidied(phrase) for phrase in reversed(phrases) if phrase.strip()}
    return list(reversed(by_words.values()))


def _told(definition: str, phrases: Sequence[str]) -> str:
    return f"{definition}\nWords: {', '.join(phrases)}" if phrases else definition
