"""Several workers at one job: delivered often, done once; a slow step keeps its lease."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction

from cdop.access.actors import Actor
from cdop.core.isolation.scope import scoped
from cdop.jobs import tasks
from cdop.jobs.actions import heartbeat, leases
from cdop.jobs.models import Job, State
from cdop.jobs.registry import Finish, Run

from .conftest import ask, fresh
from .kinds import effect, effects


def deliver(job: Job) -> None:
    try:
        tasks.run(str(job.id), job.panel_id)
    finally:
        connection.close()


def test_twenty_deliveries_have_one_effect(committed_coordinator: Actor) -> None:
    job = ask(committed_coordinator, kind="test.slow", seconds=1)
    with ThreadPoolExecutor(20) as hands:
        list(hands.map(deliver, [job] * 20))
    assert (fresh(job).state, fresh(job).attempts) == (State.DONE, 1)
    assert (effects(job, "test.begun"), effects(job)) == (1, 1)


def taken_by_another(job: Job) -> bool:
    with scoped(panels=(job.panel_id,)):
        return leases.claim(job.id, job.panel_id) is not None


@pytest.fixture
def short_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "LEASE", timedelta(seconds=1))
    monkeypatch.setattr(heartbeat, "BEAT_SECONDS", 0.2)


def test_a_long_step_keeps_its_lease(committed_coordinator: Actor, short_lease: None) -> None:
    job = ask(committed_coordinator, kind="test.slow", seconds=3)
    hand = threading.Thread(target=deliver, args=[job])
    hand.start()
    tries = []
    while hand.is_alive():
        time.sleep(0.3)
        tries.append(taken_by_another(job))
    assert len(tries) >= 8 and not any(tries)
    assert (fresh(job).attempts, effects(job)) == (1, 1)


def test_a_long_finish_keeps_its_lease(committed_coordinator: Actor, short_lease: None, handled_by) -> None:
    def handler(run: Run) -> Finish:
        return lambda: time.sleep(2.5) or effect(run)

    handled_by(handler)
    job = ask(committed_coordinator)
    hand = threading.Thread(target=deliver, args=[job])
    hand.start()
    time.sleep(1.8)  # past the lease, within finish
    assert not taken_by_another(job)
    hand.join()
    assert (fresh(job).attempts, effects(job)) == (1, 1)


def test_a_frozen_worker_that_wakes_up_again_changes_nothing(
    committed_coordinator: Actor, short_lease: None, handled_by, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heartbeat, "BEAT_SECONDS", 60.0)  # as if the machine had stood still

    def handler(run: Run) -> Finish:
        time.sleep(2 if current_attempt(run) == 1 else 0)
        return lambda: effect(run)

    handled_by(handler)
    job = ask(committed_coordinator)
    frozen = threading.Thread(target=deliver, args=[job])
    frozen.start()
    time.sleep(1.3)
    deliver(job)
    frozen.join()
    assert (fresh(job).state, fresh(job).attempts, effects(job)) == (State.DONE, 2, 1)


def current_attempt(run: Run) -> int:
    with transaction.atomic():
        return Job.objects.get(pk=run.job_id).attempts
