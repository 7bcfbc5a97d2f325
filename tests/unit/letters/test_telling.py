"""Whoever asked for work is told once that it has ended, and nothing more."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models.functions import Now

from cdop.access.actions import end_member
from cdop.access.actors import Actor, SystemActor
from cdop.access.models import Membership, User
from cdop.audit.models import Event
from cdop.jobs.models import Job, State
from cdop.letters import actions, sealing, tasks
from cdop.letters.models import Letter
from tests.makers.panels import make_actor, make_panel, scope_of


@pytest.fixture
def letters(by: Actor) -> SystemActor:
    return SystemActor("letters", by.panel_id, by.panel_code, by.panel_name)


def ended(by: Actor, state: State = State.DONE, *, took: int = 31, ago: int = 60, **values: object) -> Job:
    """Work that `by` asked for and that ended `ago` seconds ago."""
    finished = Now() - timedelta(seconds=ago)
    return Job.objects.create(
        **{
            "panel_id": by.panel_id,
            "kind": "invented.secret_work",
            "idempotency_key": uuid.uuid4().hex,
            "actor_user_id": by.user_id,
            "state": state,
            "created_at": finished - timedelta(seconds=took),
            "finished_at": finished,
            "result_ref": "an invented reference",
            "last_error": "An invented reason.",
            **values,
        }
    )


def told() -> list[sealing.Open]:
    return [sealing.take(each) for each in Letter.objects.filter(kind="work_ended").order_by("written_at")]


@pytest.mark.parametrize(
    ("state", "words"), [(State.DONE, "is ready"), (State.FAILED, "has stopped"), (State.DEAD, "has stopped")]
)
def test_whoever_asked_is_told_that_it_has_ended(
    by: Actor, letters: SystemActor, state: State, words: str
) -> None:
    ended(by, state)
    assert actions.tell_of_work(by=letters) == 1
    (letter,) = told()
    assert letter.recipient == User.objects.get(pk=by.user_id).email
    assert words in letter.subject and words in letter.body and "Sign in" in letter.body


def test_the_letter_says_nothing_of_the_work(by: Actor, letters: SystemActor) -> None:
    job = ended(by)
    actions.tell_of_work(by=letters)
    (letter,) = told()
    text = f"{letter.subject} {letter.body}"
    for word in ("invented", "secret_work", str(job.id), by.panel_name, by.name):
        assert word not in text


def test_asked_again_nobody_is_told_twice(by: Actor, letters: SystemActor) -> None:
    ended(by)
    assert [actions.tell_of_work(by=letters) for _ in range(3)] == [1, 0, 0]
    assert len(told()) == 1
    assert Event.objects.filter(act="work.told").count() == 1


def test_work_that_is_tried_again_is_told_of_again(by: Actor, letters: SystemActor) -> None:
    job = ended(by, State.FAILED)
    actions.tell_of_work(by=letters)
    Letter.objects.update(written_at=Now() - timedelta(seconds=50))
    Job.objects.filter(pk=job.pk).update(state=State.DONE, finished_at=Now())
    assert actions.tell_of_work(by=letters) == 1
    assert ["stopped" in each.body for each in told()] == [True, False]


@pytest.mark.parametrize(
    "values",
    [
        {"took": 29},
        {"ago": 3 * 24 * 3600},
        {"state": State.CANCELLED},
        {"actor_user_id": None, "actor_part": "reminders"},
    ],
    ids=["short", "long ago", "cancelled by a person", "asked for by the system"],
)
def test_nobody_is_told_of(by: Actor, letters: SystemActor, values: dict[str, object]) -> None:
    ended(by, **values)
    assert actions.tell_of_work(by=letters) == 0


def test_who_has_left_the_panel_is_not_told(by: Actor, letters: SystemActor) -> None:
    ended(by)
    membership = Membership.objects.get(panel_id=by.panel_id, user_id=by.user_id)
    end_member(membership=membership, by=letters)
    assert actions.tell_of_work(by=letters) == 0


def test_the_clock_tells_each_panels_people_of_their_own_work(by: Actor) -> None:
    ended(by)
    other = make_actor(make_panel("south"))
    with scope_of(other):
        ended(other)
        ended(other)
    tasks.tell_of_work()
    assert len(told()) == 1
    with scope_of(other), transaction.atomic():
        assert len(told()) == 2
