"""What still keeps a case from its next meeting: holds that block it, and agencies that have not answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.agencies.queries import outstanding
from cdop.cases.models import Case
from cdop.cases.states import State
from cdop.core.refusals import Refused
from cdop.core.words import count
from cdop.dataset.codelists import Blocks
from cdop.timing.queries import blocking
from cdop.timing.rules import still_waiting

_TO_PANEL = (State.READY_FOR_PANEL, State.LISTED)
_BACKWARDS = ((State.READY_FOR_PANEL, State.CDRM_HELD), (State.LISTED, State.READY_FOR_PANEL))
"""Steps back from a later state: nothing needs to be ready for them."""
_NAMED = 5


class StillWaiting(Refused):
    """Something keeps the case waiting; with a reason, someone with the right may take it on all the same."""


def what_waits(case: Case, to: State, *, by: AnyActor, on: date | None = None) -> list[str]:
    """A sentence for each thing that keeps the case from going to `to` on a day, today or in the past."""
    if (case.state, to) in _BACKWARDS:
        return []
    today = timezone.localdate()
    day = min(on or today, today)
    if to is State.CDRM_HELD:
        return still_waiting(blocking(case, Blocks.REVIEW_MEETING, by=by, on=day), Blocks.REVIEW_MEETING)
    if to in _TO_PANEL:
        held = still_waiting(blocking(case, Blocks.PANEL, by=by, on=day), Blocks.PANEL)
        return [*held, *_unanswered(case)]
    return []


def _unanswered(case: Case) -> list[str]:
    names = sorted({request.agency.name for request in outstanding(case)})
    if not names:
        return []
    more = len(names) - _NAMED
    named = ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
    have = "has" if len(names) == 1 else "have"
    return [f"{count(len(names), 'agency', 'agencies')} {have} neither answered nor been let off: {named}."]


def check_nothing_waits(sentences: Sequence[str], *, despite: str, by: AnyActor) -> str:
    """Refuse while something waits; with the right and a reason, gives the words to keep with the step."""
    if not sentences:
        return ""
    if not despite.strip():
        raise StillWaiting(
            f"{' '.join(sentences)} End the hold or settle the requests first; the chair or the designated doctor "
            "may take the case on with a reason."
        )
    check(by, Permission.HOLD_OVERRIDE)
    return f"Taken on although: {' '.join(sentences)} Because: {despite.strip()}"
