"""A real worker, broker and database: killed in the middle, a job is done once, within a minute."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import psutil
import pytest
from celery import Celery
from django.conf import settings
from django.db import connection

from cdop.access.actors import Actor
from cdop.core.embedded.broker import ensure_broker, stop_broker
from cdop.core.embedded.layout import Layout
from cdop.jobs import wake
from cdop.jobs.models import Job, State

from .conftest import Broker, ask, fresh
from .kinds import effects

pytestmark = pytest.mark.services
Start = Callable[[], subprocess.Popen[bytes]]


@pytest.fixture
def broker_url(tmp_path: Path) -> Iterator[str]:
    path = ensure_broker(tmp_path)
    yield f"redis+socket://{quote(str(path))}"
    stop_broker(Layout(tmp_path.resolve()))


@pytest.fixture
def start_worker(broker_url: str, tmp_path: Path) -> Iterator[Start]:
    """Starts workers in a process group each, and kills whatever is left of them."""
    started: list[subprocess.Popen[bytes]] = []
    log = (tmp_path / "worker.log").open("wb")

    def start() -> subprocess.Popen[bytes]:
        celery = [sys.executable, "-m", "celery", "-A", "config.celery", "worker", "-c", "2"]
        command = [*celery, "--include", f"{__package__}.kinds"]
        worker = subprocess.Popen(
            command, env=environment(broker_url), stdout=log, stderr=log, start_new_session=True
        )
        started.append(worker)
        return worker

    yield start
    for worker in started:
        kill(worker)
    log.close()


def environment(broker_url: str) -> dict[str, str]:
    """The environment of a deployment that uses this test's database, keys and broker."""
    place = connection.settings_dict
    user, name = f"{place['USER']}:{place['PASSWORD']}", place["NAME"]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": f"postgres://{user}@/{name}?host={place['HOST']}&port={place['PORT']}",
        "CELERY_BROKER_URL": broker_url,
        "CDOP_CONTEXT_KEY": settings.CONTEXT_KEY.hex(),
    }


def kill(worker: subprocess.Popen[bytes]) -> None:
    """kill -9 of the worker and all its hands."""
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


def seconds_until(happened: Callable[[], bool], most: float = 55.0) -> float:
    began = time.monotonic()
    while not happened():
        assert time.monotonic() - began < most, f"not within {most} seconds"
        time.sleep(0.1)
    return time.monotonic() - began


@pytest.fixture
def slow_job(committed_coordinator: Actor, broker: Broker) -> Job:
    """A job whose wake-up was lost: only a sweep finds it."""
    broker.is_down = True
    return ask(committed_coordinator, kind="test.slow", seconds=3)


def is_begun(job: Job) -> bool:
    return effects(job, "test.begun") == 1


def is_done(job: Job) -> bool:
    return fresh(job).state == State.DONE


def test_killed_in_the_middle_a_job_is_done_once_within_a_minute(
    slow_job: Job, start_worker: Start, record_testsuite_property: Callable[[str, object], None]
) -> None:
    first = start_worker()
    seconds_until(lambda: is_begun(slow_job))
    kill(first)
    start_worker()
    record_testsuite_property("recovery_seconds", seconds_until(lambda: is_done(slow_job)))
    assert (effects(slow_job), effects(slow_job, "test.begun"), fresh(slow_job).attempts) == (1, 2, 2)


def test_with_one_hand_killed_the_worker_does_it_once(slow_job: Job, start_worker: Start) -> None:
    worker = start_worker()
    seconds_until(lambda: is_begun(slow_job))
    for hand in psutil.Process(worker.pid).children():
        hand.kill()
    seconds_until(lambda: is_done(slow_job))
    assert (effects(slow_job), effects(slow_job, "test.begun")) == (1, 2)


def test_asked_to_leave_a_worker_finishes_what_it_has(slow_job: Job, start_worker: Start) -> None:
    worker = start_worker()
    seconds_until(lambda: is_begun(slow_job))
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=30) == 0
    assert is_done(slow_job) and (fresh(slow_job).attempts, effects(slow_job)) == (1, 1)


def test_a_wake_up_is_answered_before_any_sweep(
    committed_coordinator: Actor,
    slow_job: Job,
    start_worker: Start,
    broker_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start_worker()
    seconds_until(lambda: is_done(slow_job))  # found by the sweep at the worker's start
    monkeypatch.setattr(wake, "current_app", Celery(broker=broker_url, set_as_current=False))
    monkeypatch.setattr(wake, "_silent_until", 0.0)
    job = ask(committed_coordinator)
    assert fresh(job).published_at is not None
    seconds_until(lambda: is_done(job), most=3.0)
