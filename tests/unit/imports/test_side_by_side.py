"""Imports that really commit: two at once, and one whose process is killed."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.db import connection, transaction

from cdop.cases.models import Case
from cdop.imports.actions import bring_in
from cdop.imports.models import Batch, Row
from tests.makers.imports import cases_file, row
from tests.makers.panels import make_actor, make_panel, scope_of

FILE = cases_file(*(row(n) for n in range(1, 121)))


def counts(by) -> tuple[int, int, int]:
    with scope_of(by), transaction.atomic():
        return Batch.objects.count(), Row.objects.count(), Case.objects.count()


def environment() -> dict[str, str]:
    """The environment of a deployment that uses this test's database and key."""
    place = connection.settings_dict
    user = f"{place['USER']}:{place['PASSWORD']}"
    address = f"postgres://{user}@/{place['NAME']}?host={place['HOST']}&port={place['PORT']}"
    keys = {"DJANGO_SETTINGS_MODULE": "config.settings", "CDOP_CONTEXT_KEY": settings.CONTEXT_KEY.hex()}
    return {**os.environ, **keys, "DATABASE_URL": address}


def bring(by) -> None:
    try:
        with scope_of(by):
            bring_in(cases=FILE, factors=None, name="cases.csv", by=by)
    finally:
        connection.close()


def test_two_imports_of_the_same_bytes_at_once_are_one(committed_db):
    by = make_actor(make_panel())
    with ThreadPoolExecutor(2) as threads:
        done = [threads.submit(bring, by) for _ in range(2)]
    assert [each.exception() for each in done] == [None, None]
    assert counts(by) == (1, 120, 120)


def test_a_killed_import_is_finished_when_run_again(committed_db, tmp_path):
    by = make_actor(make_panel())
    (tmp_path / "cases.csv").write_bytes(FILE)
    words = ["import_cases", "--panel", "northshire", "--cases", str(tmp_path / "cases.csv")]
    program = subprocess.Popen(
        [sys.executable, "-m", "django", *words], env=environment(), stdout=subprocess.DEVNULL
    )
    while program.poll() is None and counts(by)[1] == 0:
        time.sleep(0.005)
    program.send_signal(signal.SIGKILL)
    program.wait()
    assert 0 < counts(by)[1] < 120
    bring(by)
    assert counts(by) == (1, 120, 120)
