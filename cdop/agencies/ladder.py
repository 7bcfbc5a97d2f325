"""When an agency is reminded by itself, and which rung of the ladder is due on a day. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cdop.agencies.models import ReminderRule, Request, RuleKind
from cdop.agencies.rules import is_open

Due = Literal["", "reminder", "escalation"]


@dataclass(frozen=True)
class Ladder:
    """Days after asking on which to remind, and the day after the due day on which to turn to the lead."""

    reminders: tuple[int, ...]
    escalation: int | None


USUAL = Ladder((7, 14, 21), 1)
"""For a panel that set nothing of its own. Our own choice; no guidance names these days."""


def ladder_of(rules: Iterable[ReminderRule]) -> Ladder:
    """The panel's own ladder, or the usual one when it has no rules."""
    held = list(rules)
    if not held:
        return USUAL
    days = sorted(rule.days for rule in held if rule.kind == RuleKind.REMINDER)
    after = [rule.days for rule in held if rule.kind == RuleKind.ESCALATION]
    return Ladder(tuple(days), min(after) if after else None)


@dataclass(frozen=True)
class Rung:
    """What is due for one request: nothing, a reminder or the escalation, and up to which day of the ladder.

    However many rungs passed while nobody climbed, only the last of them is due.
    """

    due: Due
    day: int


def rung_due(request: Request, ladder: Ladder, *, asked_on: date, on: date) -> Rung:
    """The rung of this request on the day `on`. `asked_on` is the local day on which it was sent."""
    passed = max((day for day in ladder.reminders if day <= (on - asked_on).days), default=0)
    day = max(passed, request.rung)
    if not is_open(request) or request.due_on is None:
        return Rung("", request.rung)
    late = (on - request.due_on).days
    if ladder.escalation is not None and late >= ladder.escalation and request.escalated_on is None:
        return Rung("escalation", day)
    return Rung("reminder" if passed > request.rung else "", day)
