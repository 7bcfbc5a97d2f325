"""The database restored elsewhere from a backup, and the database killed in the middle of work."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import InterfaceError, OperationalError, connection, transaction
from django.test import Client

from cdop.access.models import User
from cdop.cases import queries
from cdop.cases.models import Case
from cdop.core.isolation import catalogue
from cdop.core.isolation.scope import scoped
from cdop.jobs.actions import heartbeat, leases, run_job, sweep
from cdop.jobs.models import Job, State
from tests.faults.elsewhere import Elsewhere, restored
from tests.makers.cases import make_case
from tests.makers.panels import make_actor, make_panel, scope_of, sign_in
from tests.unit.jobs.conftest import ask
from tests.unit.jobs.kinds import effects

pytestmark = pytest.mark.services
JOBS, HANDS = 12, 3


@pytest.fixture
def by(committed_db: object) -> Any:
    actor = make_actor(make_panel("north"))
    make_actor(make_panel("south"))
    return actor


@pytest.fixture
def moved(by: Any, committed_db: Any, tmp_path: Path) -> Iterator[Elsewhere]:
    """What `by` has by then, restored on another server."""
    make_case(by, surname="Invented-Backup")
    with restored(committed_db, tmp_path) as there:
        yield there


def rows_by_table() -> dict[str, int]:
    """Of every table, in every panel's scope together."""
    with scoped(panels=(0, 1, 2, 3)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE c.relkind = 'r' AND n.nspname = 'public' AND has_table_privilege(c.oid, 'SELECT')"
        )
        names = [name for (name,) in cursor.fetchall()]
        found = {}
        for name in names:
            cursor.execute(f"SELECT count(*) FROM {name}")
            found[name] = cursor.fetchone()[0]
        return found


def test_restored_from_a_backup_everything_holds(by: Any, committed_db: Any, tmp_path: Path) -> None:
    """Every row, the audit chains, the wall between panels, and what was sealed can be opened."""
    case = make_case(by, surname="Invented-Backup")
    before = rows_by_table()
    with restored(committed_db, tmp_path):
        assert rows_by_table() == before and before["cases_case"] == 1 and len(before) > 50
        assert catalogue.faults() == []
        call_command("audit_verify", stdout=StringIO())
        with scope_of(by):
            assert queries.identity(case, by=by)["surname"] == "Invented-Backup"
        with scoped(panels=(by.panel_id + 1,)), transaction.atomic():
            assert not Case.objects.exists()


def work_through(jobs: list[Job], stop: threading.Event) -> None:
    """A worker's hand: takes what is to be had, and goes on after an error, as Celery does."""
    while not stop.is_set():
        for job in jobs:
            try:
                run_job(job.id, job.panel_id)
            except (OperationalError, InterfaceError):
                connection.close()
        try:
            sweep()
        except (OperationalError, InterfaceError):
            connection.close()
        time.sleep(0.05)
    connection.close()


def count_of(jobs: list[Job], state: State) -> int:
    with transaction.atomic():
        return Job.objects.filter(pk__in=[job.pk for job in jobs], state=state).count()


def wait_for(happened: Any, most: float = 30.0) -> None:
    until = time.monotonic() + most
    while not happened():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.05)


@contextmanager
def hands(jobs: list[Job]) -> Iterator[None]:
    """So many take work at once until the block ends."""
    stop = threading.Event()
    threads = [threading.Thread(target=work_through, args=[jobs[n:] + jobs[:n], stop]) for n in range(HANDS)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


@pytest.fixture
def short_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "LEASE", timedelta(seconds=2))
    monkeypatch.setattr(heartbeat, "BEAT_SECONDS", 0.3)


def test_killed_in_the_middle_of_twelve_jobs_each_is_done_once_and_pages_say_so(
    moved: Elsewhere, by: Any, short_lease: None
) -> None:
    client = sign_in(Client(raise_request_exception=False), User.objects.get(pk=by.user_id))
    with scope_of(by):
        jobs = [ask(by, kind="test.slow", key=f"k{number}", seconds=1) for number in range(JOBS)]
        with hands(jobs):
            wait_for(lambda: count_of(jobs, State.DONE) >= 2 and count_of(jobs, State.RUNNING) >= 2)
            moved.crash()
            connection.close()
            answer = client.get("/cases/")
            health = [Client().get(path).status_code for path in ("/readyz", "/healthz")]
            moved.recover()
            connection.close()
            back = client.get("/cases/").status_code
            wait_for(lambda: count_of(jobs, State.DONE) == JOBS)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
        assert "does not answer" in answer.content.decode()
        assert (health, back) == ([503, 200], 200)
        assert [effects(job) for job in jobs] == [1] * JOBS
        with transaction.atomic():
            assert Job.objects.filter(pk__in=[job.pk for job in jobs], attempts__gt=1).exists()
            assert Case.objects.filter(panel_id=by.panel_id).count() == 1
    call_command("audit_verify", stdout=StringIO())
