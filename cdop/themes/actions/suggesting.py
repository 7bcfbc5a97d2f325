"""Having the worker look for lines that might be of a theme, and keeping what it found for people to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.jobs.actions import enqueue
from cdop.jobs.models import Job
from cdop.themes.actions.holding import held
from cdop.themes.lines import FACTOR, Said
from cdop.themes.models import Suggestion, Why

SUGGEST = "themes.suggest"


@dataclass(frozen=True)
class Proposed:
    """A line and a theme that it may be of: for its words, or by a score of a model."""

    line: Said
    theme_id: int
    phrase: str = ""
    score: float | None = None
    model_version: str = ""


@transaction.atomic
def ask_for_suggestions(*, token: UUID, by: AnyActor) -> Job:
    """Have the worker look through the panel's reviews. Sent twice with one `token`, it is one piece of work."""
    check(by, Permission.REVIEW_EDIT)
    return enqueue(kind=SUGGEST, args={}, key=f"form:{token}", by=by)


@transaction.atomic
def keep_suggestions(*, found: Sequence[Proposed], by: AnyActor) -> int:
    """Keep what was found until a person decides; nothing is tagged. Gives how many are new.

    What was suggested before is not suggested again, nor what is of a theme that went out of use meanwhile.
    """
    check(by, Permission.REVIEW_EDIT)
    themes = held({each.theme_id for each in found}, by)
    rows = [_row(each, by) for each in found if themes[each.theme_id].is_in_use]
    before = Suggestion.objects.filter(panel_id=by.panel_id).count()
    Suggestion.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    new = Suggestion.objects.filter(panel_id=by.panel_id).count() - before
    record("theme.suggested", by=by, of="theme", found=len(found), new=new)
    return new


def _row(each: Proposed, by: AnyActor) -> Suggestion:
    place = "finding_id" if each.line.kind == FACTOR else "learning_id"
    return Suggestion(
        panel_id=by.panel_id,
        theme_id=each.theme_id,
        case_id=each.line.case_id,
        why=(Why.WORDS if each.score is None else Why.MODEL).code,
        phrase=each.phrase,
        score=each.score,
        model_version=each.model_version,
        made_by=by.audit_id,
        **{place: each.line.number},
    )
