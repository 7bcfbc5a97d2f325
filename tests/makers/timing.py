"""Invented holds and notices. Each enters the scope of `by` itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from cdop.access.actors import AnyActor
from cdop.cases.models import Case
from cdop.dataset.codelists import Blocks, HoldReason, NoticeKind
from cdop.timing import actions
from cdop.timing.models import Hold, NationalNotice
from tests.makers.panels import scope_of


def make_hold(
    by: AnyActor,
    case: Case,
    *,
    reason: HoldReason = HoldReason.INQUEST,
    blocks: Blocks = Blocks.PANEL,
    started_on: date = date(2025, 6, 1),
    ended_on: date | None = None,
    **options: Any,
) -> Hold:
    """A hold of the case, ended when `ended_on` is given."""
    with scope_of(by):
        hold = actions.place_hold(
            case=case, reason=reason, blocks=blocks, started_on=started_on, by=by, **options
        )
        return actions.end_hold(hold=hold, on=ended_on, by=by) if ended_on else hold


def make_notice(
    by: AnyActor, case: Case, sent_on: date = date(2025, 5, 12), **options: Any
) -> NationalNotice:
    """That the notification was sent to the national database."""
    with scope_of(by):
        return actions.record_notice(
            case=case, what=NoticeKind.NOTIFICATION, sent_on=sent_on, by=by, **options
        )
