"""The letters of a panel: what was sent, what failed, what may have been sent."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat, Now
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.jobs.models import Job, State
from cdop.letters import sealing
from cdop.letters.models import Letter, LetterState
from cdop.letters.sealing import Open

SHORT = timedelta(seconds=30)
"""Of work that ended sooner nobody is told by e-mail: whoever asked is still at the page that shows it."""
LATE = timedelta(days=2)
"""After so long nobody is told any more."""
_WORK = "job:"
TROUBLED = (LetterState.FAILED.code, LetterState.DOUBTFUL.code)


def letters(*, by: AnyActor, about: str = "") -> QuerySet[Letter]:
    """The panel's letters, newest first; only those whose `about` begins so ("request:")."""
    check(by, Permission.CASE_EDIT)
    found = Letter.objects.filter(panel_id=by.panel_id)
    return found.filter(about__startswith=about) if about else found


def letters_about(things: Collection[str], *, by: AnyActor) -> list[Letter]:
    """The letters about these things ("request:12"), newest first; one query."""
    return list(letters(by=by).filter(about__in=list(things)))


def troubled(*, by: AnyActor, about: str = "") -> int:
    """How many letters failed or may not have gone. A number, so those who may see cases may know it."""
    check(by, Permission.CASE_VIEW)
    found = Letter.objects.filter(panel_id=by.panel_id, state__in=TROUBLED, about__startswith=about)
    return found.count()


def find_letter(number: UUID, *, by: AnyActor) -> Letter:
    """The letter, or 404 as if it did not exist when it is another panel's."""
    found = letters(by=by).filter(pk=number).first()
    if found is None:
        raise Http404("There is no such letter on your panel.")
    return found


@transaction.atomic(savepoint=False)
def open_letter(number: UUID, *, by: AnyActor) -> tuple[Letter, Open]:
    """The letter with its recipient and text; its secrets stand as marks. That it was read is recorded."""
    letter = find_letter(number, by=by)
    record("letter.read", by=by, of="letter", ref=str(letter.id), kind=letter.kind)
    return letter, sealing.take(letter)


def about_work(job_id: UUID) -> str:
    """What a letter about this work is about."""
    return f"{_WORK}{job_id}"


def untold_work(*, by: AnyActor, most: int = 200) -> list[Job]:
    """Work of the panel that a person asked for, that took a while and ended, and of whose end nobody wrote.

    By the database's clock; work tried again ends again, and is told of again.
    """
    about = Concat(Value(_WORK), Cast(OuterRef("pk"), CharField()))
    told = Letter.objects.filter(panel_id=by.panel_id, about=about, written_at__gte=OuterRef("finished_at"))
    ended = Job.objects.filter(
        panel_id=by.panel_id,
        state__in=(State.DONE, State.FAILED, State.DEAD),
        actor_user_id__isnull=False,
        finished_at__gte=Now() - LATE,
        created_at__lte=F("finished_at") - SHORT,
    )
    return list(ended.exclude(Exists(told)).order_by("finished_at")[:most])
