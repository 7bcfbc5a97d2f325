"""Whether anyone sweeps and the broker answers: silence while work waits is a fault."""

from __future__ import annotations

import os
import time

import pytest
from django.db import transaction

from cdop.access.actors import Actor
from cdop.core.checkup import FAULT, WARNING, WELL
from cdop.jobs import checkup, tasks
from cdop.jobs.models import Job

from .conftest import ask


@pytest.fixture(autouse=True)
def data_dir(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return tmp_path


def swept(seconds_ago: int) -> None:
    checkup.note_sweep()
    os.utime(checkup._mark(), (time.time() - seconds_ago,) * 2)


def test_a_sweep_leaves_its_mark(coordinator: Actor) -> None:
    assert checkup.last_sweep() is None
    tasks.sweep()
    assert [answer.state for answer in checkup.clock()] == [WELL]


@pytest.mark.parametrize(("seconds", "state"), [(10, WELL), (299, WELL), (301, WARNING)])
def test_silence_is_a_warning(coordinator: Actor, seconds: int, state: str) -> None:
    swept(seconds)
    assert [answer.state for answer in checkup.clock()] == [state]


def test_silence_while_work_waits_is_a_fault(coordinator: Actor) -> None:
    job = ask(coordinator)
    assert [answer.state for answer in checkup.clock()] == [WARNING], "it has only just been asked for"
    with transaction.atomic():
        Job.objects.filter(pk=job.pk).update(run_after="2026-01-01T00:00:00Z")
    [answer] = checkup.clock()
    assert answer.state == FAULT and answer.sentence.startswith("Jobs wait (1)")


def test_a_silent_broker_is_a_fault(db: None) -> None:
    """No broker runs in tests."""
    [answer] = checkup.broker()
    assert answer.state == FAULT and "does not answer" in answer.sentence
