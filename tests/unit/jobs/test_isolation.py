"""A job stays in its panel: to readers, to workers, and in the scope that a task leaves behind."""

from __future__ import annotations

import contextlib

import pytest
from django.db import ProgrammingError, transaction

from cdop.access.actors import Actor
from cdop.access.queries import panel_by_code
from cdop.core.isolation.scope import current, scoped
from cdop.jobs import actions, queries, tasks
from cdop.jobs.models import Job, State

from .conftest import ask, fresh, new_actor, new_panel


def test_another_panel_sees_nothing(coordinator: Actor) -> None:
    job = ask(coordinator)
    stranger = new_actor(new_panel())
    with scoped(panels=(stranger.panel_id,)):
        assert queries.job(job.id, by=stranger) is None
        assert queries.recent(by=stranger) == [] and not Job.objects.exists()
    assert queries.job(job.id, by=coordinator) == job


def test_a_worker_told_the_wrong_panel_finds_nothing(coordinator: Actor) -> None:
    job = ask(coordinator)
    tasks.run(str(job.id), new_panel().id)
    assert fresh(job).state == State.QUEUED


def test_a_row_cannot_be_written_into_another_panel(coordinator: Actor) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Job.objects.create(panel=new_panel(), kind="test.count", idempotency_key="k", actor_part="x")


def test_a_colleague_without_the_right_sees_only_their_own(coordinator: Actor) -> None:
    job = ask(coordinator)
    member = new_actor(panel_by_code(coordinator.panel_code), "member")
    assert queries.job(job.id, by=member) is None
    Job.objects.filter(pk=job.pk).update(actor_user_id=member.user_id)
    assert queries.recent(by=member) == [job]


def test_recent_can_be_narrowed_to_kinds(coordinator: Actor) -> None:
    first, second = ask(coordinator), ask(coordinator, kind="test.slow", seconds=0)
    Job.objects.filter(pk=first.pk).update(created_at="2026-01-01T00:00:00Z")
    assert queries.recent(by=coordinator) == [second, first]
    assert queries.recent(by=coordinator, kinds=["test.count"]) == [first]


@pytest.mark.parametrize("error", [None, ZeroDivisionError(), SystemExit()])
def test_a_task_leaves_no_scope_behind(committed_db: object, handled_by, error) -> None:
    actor, job = asked_and_out_of_scope()

    def handler(run):
        assert current().panels == (actor.panel_id,) and current().user_id == actor.user_id
        if error:
            raise error
        return lambda: "x"

    handled_by(handler)
    with contextlib.suppress(SystemExit):
        tasks.run(str(job.id), job.panel_id)
    assert current() is None


def asked_and_out_of_scope() -> tuple[Actor, Job]:
    actor = new_actor(new_panel())
    with scoped(panels=(actor.panel_id,)):
        return actor, ask(actor)


def test_a_task_without_a_scope_cannot_read(committed_db: object) -> None:
    _, job = asked_and_out_of_scope()
    tasks.run(str(job.id), job.panel_id)  # on this same connection
    with pytest.raises(ProgrammingError, match="no panel scope"), transaction.atomic():
        Job.objects.filter(pk=job.pk).exists()


def test_sweeping_leaves_no_scope_behind(committed_db: object) -> None:
    new_panel()
    actions.sweep()
    assert current() is None
