"""What becomes of an attempt: done, refused, gone wrong, cancelled, overtaken, or no longer allowed."""

from __future__ import annotations

import logging
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from cdop.access.actors import Actor
from cdop.access.models import Membership, User
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import Refused
from cdop.jobs import actions
from cdop.jobs.actions import leases, running
from cdop.jobs.models import Job, State
from cdop.jobs.registry import Finish, Run

from .conftest import ask, fresh, new_panel
from .kinds import effect, effects


def carried_out(job: Job) -> Job:
    actions.run_job(job.id, job.panel_id)
    return fresh(job)


def test_done_with_one_effect_and_its_reference(coordinator: Actor) -> None:
    job = carried_out(ask(coordinator))
    assert (job.state, job.result_ref, job.attempts) == (State.DONE, f"result-{job.id}", 1)
    assert (job.steps_done, job.steps_total, job.lease_token) == (2, 2, None)
    assert effects(job) == effects(job, "job.done") == 1


def test_the_handler_acts_as_the_person_who_asked(coordinator: Actor, handled_by) -> None:
    seen: list[Run] = []
    handled_by(lambda run: seen.append(run) or (lambda: "x"))
    carried_out(ask(coordinator, year=2026))
    assert (seen[0].by, seen[0].args, seen[0].panel_id) == (coordinator, {"year": 2026}, coordinator.panel_id)


def test_each_step_is_on_the_row_while_it_runs(coordinator: Actor, handled_by) -> None:
    seen: list[tuple[str, int, int]] = []

    def handler(run: Run) -> Finish:
        for name in ("Reading", "Counting"):
            run.step(name)
            row = Job.objects.get(pk=run.job_id)
            seen.append((row.step, row.steps_done, row.steps_total))
        return lambda: "x"

    handled_by(handler)
    carried_out(ask(coordinator))
    assert seen == [("Reading", 0, 2), ("Counting", 1, 2)]


def test_a_rule_that_says_no_is_shown_in_its_own_words(coordinator: Actor, handled_by) -> None:
    def finish() -> str:
        raise Refused("The year is not over.")

    handled_by(lambda run: lambda: effect(run) and finish())
    job = carried_out(ask(coordinator))
    assert (job.state, job.last_error, effects(job)) == (State.FAILED, "The year is not over.", 0)


def test_an_unforeseen_error_is_tried_again_later_and_says_nothing_personal(
    coordinator: Actor, handled_by, caplog: pytest.LogCaptureFixture
) -> None:
    handled_by(lambda run: {}["Rosie Invented"])
    job = carried_out(ask(coordinator))
    assert job.state == State.QUEUED and job.run_after > timezone.now() + timedelta(seconds=5)
    assert job.last_error.startswith("Something went wrong on our side (reference ")
    reference = job.last_error.split()[-1].strip("().")
    line = next(text for text in caplog.messages if reference in text)
    assert str(job.id) in line and "KeyError at test_running.py:" in line
    assert "Rosie" not in caplog.text + job.last_error


def test_it_is_not_tried_before_its_time(coordinator: Actor, handled_by) -> None:
    handled_by(lambda run: 1 / 0)
    job = carried_out(ask(coordinator))
    assert carried_out(job).attempts == 1


def test_the_fifth_unforeseen_error_is_the_last(coordinator: Actor, handled_by) -> None:
    handled_by(lambda run: 1 / 0)
    job = ask(coordinator)
    for _ in range(5):
        Job.objects.filter(pk=job.pk).update(run_after=timezone.now() - timedelta(hours=1))
        job = carried_out(job)
    assert (job.state, job.attempts) == (State.DEAD, 5)
    assert "reference" in job.last_error and effects(job, "job.dead") == 1


def test_a_job_that_kills_its_workers_is_given_up(coordinator: Actor) -> None:
    job = ask(coordinator)
    Job.objects.filter(pk=job.pk).update(attempts=5)
    job = carried_out(job)
    assert job.state == State.DEAD and job.last_error.startswith("This was tried 5 times")
    assert (effects(job), effects(job, "job.dead")) == (0, 1)


def test_cancelled_under_way_it_stops_at_the_next_step(coordinator: Actor, handled_by) -> None:
    def handler(run: Run) -> Finish:
        actions.cancel(job=Job.objects.get(pk=run.job_id), by=coordinator)
        run.step("Counting")
        raise AssertionError("went on")

    handled_by(handler)
    job = carried_out(ask(coordinator))
    assert (job.state, job.step, job.last_error) == (State.CANCELLED, "", "")


def test_cancelled_after_its_last_step_it_has_no_effect(coordinator: Actor, handled_by) -> None:
    def handler(run: Run) -> Finish:
        actions.cancel(job=Job.objects.get(pk=run.job_id), by=coordinator)
        return lambda: effect(run)

    handled_by(handler)
    job = carried_out(ask(coordinator))
    assert (job.state, effects(job)) == (State.CANCELLED, 0)


@pytest.mark.parametrize("error", [Refused("No."), ZeroDivisionError(), None])
def test_who_lost_the_lease_changes_nothing(coordinator: Actor, handled_by, error) -> None:
    token = uuid.uuid4()

    def handler(run: Run) -> Finish:
        Job.objects.filter(pk=run.job_id).update(lease_token=token)  # another has taken it
        if error:
            raise error
        return lambda: effect(run)

    handled_by(handler)
    job = carried_out(ask(coordinator))
    assert (job.state, job.lease_token, job.last_error, effects(job)) == (State.RUNNING, token, "", 0)


def test_a_step_of_a_lost_lease_raises(coordinator: Actor) -> None:
    job = ask(coordinator)
    taken = leases.claim(job.id, job.panel_id)
    assert taken is not None
    Job.objects.filter(pk=job.pk).update(lease_token=uuid.uuid4())
    run = running.Attempt(job.id, job.panel_id, {}, coordinator, taken[1], ("Reading",))
    with pytest.raises(leases.LeaseLost):
        run.step("Reading")


def test_what_is_taken_cannot_be_taken(coordinator: Actor) -> None:
    job = ask(coordinator)
    assert leases.claim(job.id, job.panel_id) is not None
    assert leases.claim(job.id, job.panel_id) is None
    assert leases.claim(job.id, job.panel_id, at_once=True) is None


def lose_membership(actor: Actor) -> str:
    Membership.objects.filter(user_id=actor.user_id).update(is_active=False)
    return "The person who asked for this is no longer a member of the panel."


def lose_account(actor: Actor) -> str:
    User.objects.filter(pk=actor.user_id).update(is_active=False)
    return "The person who asked for this is no longer a member of the panel."


def lose_role(actor: Actor) -> str:
    Membership.objects.filter(user_id=actor.user_id).update(role="member")
    return "The person who asked for this may no longer make a national return."


@pytest.mark.parametrize("lose", [lose_membership, lose_account, lose_role])
def test_rights_lost_since_it_was_asked_for(coordinator: Actor, lose) -> None:
    job = ask(coordinator)
    sentence = lose(coordinator)
    job = carried_out(job)
    assert (job.state, job.last_error, effects(job)) == (State.FAILED, sentence, 0)


@pytest.mark.parametrize("lose", [lose_membership, lose_account, lose_role])
def test_rights_lost_while_it_ran(coordinator: Actor, handled_by, lose) -> None:
    def handler(run: Run) -> Finish:
        lose(coordinator)
        return lambda: effect(run)

    handled_by(handler)
    job = carried_out(ask(coordinator))
    assert (job.state, effects(job)) == (State.FAILED, 0)


def test_a_membership_elsewhere_does_not_help(coordinator: Actor) -> None:
    job = ask(coordinator)
    lose_membership(coordinator)
    elsewhere = new_panel()
    with scoped(panels=(elsewhere.id,)):
        Membership.objects.create(panel=elsewhere, user_id=coordinator.user_id, role="coordinator")
    assert carried_out(job).state == State.FAILED


def test_done_now_for_a_command(coordinator: Actor) -> None:
    job = ask(coordinator)
    assert actions.run_now(job) == f"result-{job.id}"
    assert actions.run_now(job) == f"result-{job.id}" and effects(job) == 1


def test_refused_now_for_a_command(coordinator: Actor, handled_by, caplog) -> None:
    caplog.set_level(logging.CRITICAL)
    handled_by(lambda run: 1 / 0)
    job = ask(coordinator)
    with pytest.raises(Refused, match="Something went wrong on our side"):
        actions.run_now(job)
    assert fresh(job).state == State.FAILED
