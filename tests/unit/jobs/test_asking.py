"""Asking for work, asking twice, cancelling and trying again."""

from __future__ import annotations

import pytest

from cdop.access.actors import Actor
from cdop.access.queries import panel_by_code, system_actor
from cdop.audit.models import Event
from cdop.core.refusals import NotAllowed, Refused
from cdop.jobs import actions
from cdop.jobs.models import Job, State

from .conftest import Broker, ask, fresh, new_actor


def acts(job: Job) -> list[str]:
    return list(Event.objects.filter(object_ref=str(job.id)).order_by("id").values_list("act", flat=True))


def test_asked_for_is_queued_and_recorded(coordinator: Actor) -> None:
    job = ask(coordinator, year=2026)
    assert (job.state, job.args, job.actor_user_id) == (State.QUEUED, {"year": 2026}, coordinator.user_id)
    assert acts(job) == ["job.queued"]


def test_the_wake_up_holds_ids_alone(
    coordinator: Actor, broker: Broker, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        job = ask(coordinator)
        assert broker.sent == []  # nothing goes out before COMMIT
    assert broker.sent == [[str(job.id), coordinator.panel_id]]
    assert fresh(job).published_at is not None


def test_with_the_broker_down_the_job_is_kept(
    coordinator: Actor, broker: Broker, django_capture_on_commit_callbacks
) -> None:
    broker.is_down = True
    with django_capture_on_commit_callbacks(execute=True):
        jobs = [ask(coordinator, key=f"k{n}") for n in range(3)]
    assert [(fresh(job).state, fresh(job).published_at) for job in jobs] == [(State.QUEUED, None)] * 3
    assert broker.tries == 1  # one person waits for the time-out, not everyone


def test_asked_twice_is_one_job(coordinator: Actor) -> None:
    job = ask(coordinator, year=2026)
    assert ask(coordinator, year=2026) == job
    assert acts(job) == ["job.queued"]


def test_done_work_is_not_done_again(coordinator: Actor) -> None:
    job = ask(coordinator)
    actions.run_job(job.id, job.panel_id)
    again = ask(coordinator)
    assert (again.state, again.result_ref) == (State.DONE, f"result-{job.id}")


def test_a_key_stands_for_one_set_of_arguments(coordinator: Actor) -> None:
    ask(coordinator, year=2026)
    with pytest.raises(ValueError, match="stands for other arguments"):
        ask(coordinator, year=2027)


@pytest.mark.parametrize("state", [State.FAILED, State.DEAD, State.CANCELLED])
def test_work_that_came_to_nothing_is_queued_anew(coordinator: Actor, state: State) -> None:
    job = ask(coordinator, year=2026)
    Job.objects.filter(pk=job.pk).update(state=state, attempts=5, last_error="It did not work.")
    again = ask(coordinator, year=2027)
    assert (again.pk, again.state, again.attempts, again.last_error) == (job.pk, State.QUEUED, 0, "")
    assert again.args == {"year": 2027}


def test_a_role_without_the_right_cannot_ask(coordinator: Actor) -> None:
    member = new_actor(panel_by_code(coordinator.panel_code), "member")
    with pytest.raises(NotAllowed, match="make a national return"):
        ask(member)
    assert not Job.objects.exists()


def test_a_part_of_the_system_can_ask_within_a_panel(coordinator: Actor) -> None:
    job = ask(system_actor("nightly", panel_by_code(coordinator.panel_code)))  # type: ignore[arg-type]
    assert (job.actor_user_id, job.actor_part) == (None, "nightly")


def test_an_unknown_kind_is_refused(coordinator: Actor) -> None:
    with pytest.raises(LookupError, match=r"test\.unknown"):
        ask(coordinator, kind="test.unknown")


def test_personal_arguments_never_reach_the_row(coordinator: Actor) -> None:
    with pytest.raises(ValueError, match="nothing personal"):
        ask(coordinator, child="Rosie Invented")
    assert not Job.objects.exists()


def test_cancelled_before_it_began_it_never_begins(coordinator: Actor) -> None:
    job = actions.cancel(job=ask(coordinator), by=coordinator)
    actions.run_job(job.id, job.panel_id)
    assert fresh(job).state == State.CANCELLED
    assert acts(job) == ["job.queued", "job.cancelled"]


def test_what_is_over_cannot_be_cancelled(coordinator: Actor) -> None:
    job = ask(coordinator)
    actions.run_job(job.id, job.panel_id)
    with pytest.raises(Refused, match="already ended"):
        actions.cancel(job=job, by=coordinator)


def test_tried_again_it_is_done_with_the_rights_of_whoever_tries(coordinator: Actor) -> None:
    job = actions.cancel(job=ask(coordinator), by=coordinator)
    submitter = new_actor(panel_by_code(coordinator.panel_code), "submitter")
    actions.retry(job=job, by=submitter)
    assert (fresh(job).state, fresh(job).actor_user_id) == (State.QUEUED, submitter.user_id)
    with pytest.raises(Refused, match="nothing to try again"):
        actions.retry(job=job, by=submitter)


@pytest.mark.parametrize("act", [actions.cancel, actions.retry])
def test_a_role_without_the_right_cannot_touch_a_job(coordinator: Actor, act) -> None:
    member = new_actor(panel_by_code(coordinator.panel_code), "member")
    with pytest.raises(NotAllowed):
        act(job=ask(coordinator), by=member)
