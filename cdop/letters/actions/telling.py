"""Tells people by e-mail that work they asked for has ended. Says neither what it was nor what came of it."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from cdop.access.actors import SystemActor
from cdop.access.models import User
from cdop.access.queries import actor_for, memberships_of
from cdop.audit.actions import record
from cdop.core.turns import take_turn
from cdop.jobs.models import Job, State
from cdop.letters.actions.writing import write
from cdop.letters.models import Letter
from cdop.letters.queries import about_work, untold_work

WORK_ENDED = "work_ended"
_OUTCOMES = {State.DONE: "is ready"}
_STOPPED = "has stopped"


@transaction.atomic
def tell_of_work(*, by: SystemActor) -> int:
    """Write to everyone whose work ended and who was not told; gives how many. Asked twice, they are told once."""
    take_turn("telling of work", by.panel_id)
    told = [letter for job in untold_work(by=by) if (letter := _tell(job, by)) is not None]
    if told:
        record("work.told", by=by, count=len(told))
    return len(told)


def _tell(job: Job, by: SystemActor) -> Letter | None:
    """Nobody is written to who has left the panel: what they asked for is no longer theirs to know of."""
    user = User.objects.filter(pk=job.actor_user_id or 0, is_active=True).first()
    actor = actor_for(user, memberships_of(user), by.panel_id) if user else None
    if user is None or actor is None or actor.panel_id != by.panel_id:
        return None
    return write(
        kind=WORK_ENDED,
        to=user.email,
        context={"outcome": _OUTCOMES.get(State(job.state), _STOPPED), "link": f"{settings.SITE_URL}/"},
        about=about_work(job.id),
        key=f"work:{job.id}:{job.finished_at:%Y%m%d%H%M%S%f}",
        by=by,
    )
