"""One theme merged into another: tags follow, and stay as they were where they came from."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.themes import rules
from cdop.themes.actions.holding import held, lapse, noted, saved
from cdop.themes.lines import Wording, wording_of
from cdop.themes.models import ChangeKind, HowTagged, Tag, Theme


@transaction.atomic
def merge(*, theme: Theme, into: Theme, reason: str, by: AnyActor) -> Theme:
    """Every line tagged with `theme` is of `into` from now on; its words and phrases suggest `into`. Gives `into`.

    Old tags are not touched: they tell under which theme a line was tagged first.
    """
    check(by, Permission.THEME_CURATE)
    rules.check_reason(reason, what="the themes are merged")
    now = held({theme.pk, into.pk}, by)
    gone, kept = now[theme.pk], now[into.pk]
    rules.check_can_merge(gone, kept)
    followed = _follow(gone, kept, by)
    gone.merged_into = kept
    saved(gone, by)
    # No limit is broken here on purpose: words that found lines before the merge go on finding them.
    kept.phrases = list(dict.fromkeys([*kept.phrases, *gone.phrases]))
    saved(kept, by)
    lapsed = lapse(gone, by)
    noted(gone, ChangeKind.MERGED, by, other=kept, tags=followed, reason=reason.strip())
    noted(kept, ChangeKind.TOOK_IN, by, other=gone, tags=followed, reason=reason.strip())
    record(
        "theme.merged",
        by=by,
        of="theme",
        ref=str(gone.pk),
        into=kept.pk,
        tags=followed,
        lapsed=lapsed,
    )
    return kept


def _follow(gone: Theme, kept: Theme, by: AnyActor) -> int:
    """A tag of `kept` for each live tag of `gone`, but for lines that have one; how many were made."""
    have = {_wording(tag) for tag in _live(kept)}
    fresh = []
    for old in _live(gone):
        if _wording(old) not in have:
            have.add(_wording(old))
            fresh.append(_moved(old, kept, by))
    Tag.objects.bulk_create(fresh)
    return len(fresh)


def _live(theme: Theme) -> list[Tag]:
    lines = Tag.objects.live().select_related("finding", "learning")
    return list(lines.filter(panel_id=theme.panel_id, theme=theme))


def _wording(tag: Tag) -> Wording:
    return wording_of(tag.line, tag.case_id)


def _moved(old: Tag, kept: Theme, by: AnyActor) -> Tag:
    return Tag(
        panel_id=old.panel_id,
        theme=kept,
        case_id=old.case_id,
        finding_id=old.finding_id,
        learning_id=old.learning_id,
        how=HowTagged.BY_MERGE.code,
        came_from=old,
        tagged_at=timezone.now(),
        tagged_by=by.audit_id,
        tagged_by_name=by.name,
    )
