"""Faults from outside: the broker's data gone, the clock stopped for an hour, connections cut, a wrong clock."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from celery import Celery
from django.db import connection, transaction
from django.utils import timezone

from cdop.access.actors import Actor
from cdop.core.embedded.broker import ensure_broker, stop_broker
from cdop.core.embedded.layout import Layout
from cdop.core.embedded.roles import superuser
from cdop.jobs import actions, wake
from cdop.jobs.actions import leases
from cdop.jobs.models import Job, State
from tests import cluster

from .conftest import ask, fresh
from .kinds import effects
from .test_worker import (
    Start,
    broker_url,
    is_begun,
    is_done,
    seconds_until,
    slow_job,
    start_worker,
)

__all__ = ["broker_url", "slow_job", "start_worker"]


@pytest.mark.services
def test_the_brokers_data_gone_and_no_clock_for_an_hour_every_job_is_done_once(
    committed_coordinator: Actor,
    broker_url: str,
    start_worker: Start,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The broker took every wake-up, then lost them all; nothing but a worker comes back."""
    monkeypatch.setattr(wake, "current_app", Celery(broker=broker_url, set_as_current=False))
    monkeypatch.setattr(wake, "_silent_until", 0.0)
    jobs = [ask(committed_coordinator, key=f"k{number}") for number in range(10)]
    assert all(fresh(job).published_at for job in jobs)
    layout = Layout(tmp_path.resolve())
    stop_broker(layout)
    shutil.rmtree(layout.broker)
    with transaction.atomic():
        mine = Job.objects.filter(panel_id=committed_coordinator.panel_id)
        mine.update(published_at=timezone.now() - timedelta(hours=1))
    ensure_broker(tmp_path)
    start_worker()
    seconds_until(lambda: all(is_done(job) for job in jobs))
    assert [effects(job) for job in jobs] == [1] * 10


@pytest.mark.services
def test_with_every_connection_cut_in_the_middle_it_is_done_once(
    slow_job: Job,
    start_worker: Start,
) -> None:
    start_worker()
    seconds_until(lambda: is_begun(slow_job))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        own = cursor.fetchone()[0]
    with superuser(cluster.start(), "postgres") as boss:
        boss.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s",
            [connection.settings_dict["NAME"], own],
        )
    seconds_until(lambda: is_done(slow_job))
    assert effects(slow_job) == 1


@pytest.mark.parametrize("year", [2001, 2099])
def test_a_machine_whose_clock_is_wrong_does_what_is_due(
    coordinator: Actor, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    """What is due and whose lease has run out is told by the clock of the database."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(year, 1, 1, tzinfo=UTC))
    job = ask(coordinator)
    taken = leases.claim(job.id, job.panel_id)
    assert taken is not None
    assert leases.claim(job.id, job.panel_id) is None, "another machine has it"
    assert fresh(job).state == State.RUNNING
    actions.sweep()
    assert fresh(job).lease_token is not None, "its lease has not run out"
