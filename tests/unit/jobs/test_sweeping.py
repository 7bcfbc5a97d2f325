"""The sweep finds whatever was left behind, however long ago, and nothing else."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from cdop.access.actors import Actor
from cdop.jobs import actions, tasks
from cdop.jobs.actions import leases
from cdop.jobs.models import Job, State

from .conftest import Broker, ask, fresh

LONG_AGO = timezone.now() - timedelta(days=900)
SOON = timezone.now() + timedelta(hours=1)


def put(job: Job, **values: object) -> Job:
    Job.objects.filter(pk=job.pk).update(**values)
    return job


def is_sent(job: Job, broker: Broker) -> bool:
    actions.sweep()
    return [str(job.id), job.panel_id] in broker.sent


def test_never_published(coordinator: Actor, broker: Broker) -> None:
    job = ask(coordinator)
    assert is_sent(job, broker) and fresh(job).published_at is not None
    broker.sent.clear()
    assert not is_sent(job, broker)  # on its way


def test_published_but_never_answered(coordinator: Actor, broker: Broker) -> None:
    assert is_sent(put(ask(coordinator), published_at=LONG_AGO), broker)


def test_abandoned_by_a_dead_worker(coordinator: Actor, broker: Broker) -> None:
    running = {"state": State.RUNNING, "lease_token": uuid.uuid4(), "lease_until": LONG_AGO}
    job = put(ask(coordinator), published_at=timezone.now(), **running)
    assert is_sent(job, broker)
    assert (fresh(job).state, fresh(job).lease_token) == (State.QUEUED, None)


def test_in_good_hands(coordinator: Actor, broker: Broker) -> None:
    job = put(ask(coordinator), published_at=LONG_AGO)
    leases.claim(job.id, job.panel_id)
    assert not is_sent(job, broker)


OVER = [{"state": state} for state in (State.DONE, State.FAILED, State.DEAD, State.CANCELLED)]


@pytest.mark.parametrize("values", [*OVER, {"run_after": SOON}])
def test_over_or_not_yet_due(coordinator: Actor, broker: Broker, values) -> None:
    assert not is_sent(put(ask(coordinator), published_at=LONG_AGO, **values), broker)


def test_a_broker_that_is_down_loses_nothing(coordinator: Actor, broker: Broker, monkeypatch) -> None:
    job = ask(coordinator)
    broker.is_down = True
    assert not is_sent(job, broker)
    broker.is_down = False
    monkeypatch.setattr("cdop.jobs.wake._silent_until", 0.0)
    assert is_sent(job, broker)


class Timer:
    def call_repeatedly(self, seconds: float, call: Callable[[], None]) -> None:
        self.seconds, self.call = seconds, call


def test_a_worker_sweeps_at_start_and_regularly(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "current_app", broker)
    timer = Timer()
    tasks.sweep_regularly(SimpleNamespace(timer=timer))
    assert broker.tries == 1
    timer.call()
    assert (broker.tries, timer.seconds) == (2, tasks.SWEEP_SECONDS)
