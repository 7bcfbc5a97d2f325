"""The worker's and the clock's doors to the outbox. A letter is handed over at most once, unless a person asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from celery import shared_task
from django.db import transaction

from cdop.access.permissions import Permission
from cdop.access.queries import all_panels, system_actor
from cdop.core.isolation.scope import scoped
from cdop.jobs.actions.leases import MOST_ATTEMPTS
from cdop.jobs.models import Job
from cdop.jobs.registry import Finish, Run, job_kind
from cdop.letters import actions, sealing
from cdop.letters.actions.writing import SEND
from cdop.letters.models import Letter, LetterState
from cdop.letters.post import InDoubt, Unsent, post
from cdop.letters.writing import with_secrets

_STEP = "Handing over"


@shared_task(name="cdop.letters.tasks.tell_of_work", ignore_result=True)
def tell_of_work() -> None:
    """Panel by panel: whoever asked for work that has ended is told that it has."""
    for panel in all_panels():
        with scoped(panels=(panel.id,)):
            actions.tell_of_work(by=system_actor("letters", panel))


class TryLater(Exception):
    """The mail server takes nothing now; the job is tried again."""


@job_kind(SEND, title="Letter", permission=Permission.CASE_EDIT, steps=(_STEP,))
def send(run: Run) -> Finish:
    """Unlike other work this cannot be begun again unseen: "being sent" is committed before the hand-over,
    and a letter found in that state is one whose worker died, so it is shown as doubtful."""
    run.step(_STEP)
    number = UUID(str(run.args["letter"]))
    letter = actions.begin(number=number, by=run.by)
    if letter.is_begun:  # type: ignore[attr-defined]
        outcome = _hand_over(letter, run)
    elif letter.state == LetterState.SENDING:
        outcome = partial(actions.doubt, number=number, by=run.by)
    else:
        return lambda: str(number)
    return lambda: outcome() or str(number)


def _hand_over(letter: Letter, run: Run) -> Callable[[], None]:
    with transaction.atomic():
        text = sealing.take(letter)
    try:
        post(
            to=text.recipient,
            subject=text.subject,
            body=with_secrets(text.body, text.secrets),
            message_id=letter.message_id,
        )
    except InDoubt:
        return partial(actions.doubt, number=letter.id, by=run.by)
    except Unsent as unsent:
        if unsent.is_passing and not _is_last(run):
            actions.put_back(number=letter.id, sentence=unsent.sentence, by=run.by)
            raise TryLater from None
        return partial(actions.fail, number=letter.id, sentence=unsent.sentence, by=run.by)
    return partial(actions.settle, number=letter.id, by=run.by)


def _is_last(run: Run) -> bool:
    with transaction.atomic():
        return Job.objects.get(panel_id=run.panel_id, pk=run.job_id).attempts >= MOST_ATTEMPTS
