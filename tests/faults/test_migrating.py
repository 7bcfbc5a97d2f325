"""A change of a table in use, with a long report before it and people writing: nobody waits for the report."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.db import connections

from cdop.core.management.commands import prepare
from cdop.core.refusals import Refused

ROWS, REPORT = 100_000, 3.0  # rows; seconds
CHANGE = "ALTER TABLE in_use ADD COLUMN later integer"


@pytest.fixture
def in_use(committed_db: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A table of the owner's with rows, and a migration that changes it."""
    with connections["owner"].cursor() as owner:
        owner.execute("CREATE TABLE in_use (id integer PRIMARY KEY, seen integer NOT NULL DEFAULT 0)")
        owner.execute(f"INSERT INTO in_use SELECT generate_series(1, {ROWS})")
        owner.execute("GRANT SELECT, UPDATE ON in_use TO cdop_app")

    def change(*_: object, **__: object) -> None:
        with connections["owner"].cursor() as owner:
            owner.execute(CHANGE)

    monkeypatch.setattr(prepare, "call_command", change)
    yield committed_db
    connections["owner"].close()


def report(url: str, began: threading.Event) -> None:
    """Reads the whole table, slowly, in one transaction."""
    with psycopg.connect(url) as reader:
        reader.execute("SELECT count(*) FROM in_use")
        began.set()
        reader.execute(f"SELECT pg_sleep({REPORT})")


def write(url: str, stop: threading.Event, waits: list[float]) -> None:
    with psycopg.connect(url, autocommit=True) as writer:
        number = 0
        while not stop.is_set():
            number = number % ROWS + 1
            began = time.monotonic()
            writer.execute("UPDATE in_use SET seen = seen + 1 WHERE id = %s", [number])
            waits.append(time.monotonic() - began)
            time.sleep(0.002)


def test_people_go_on_writing_while_a_migration_waits_for_its_turn(
    in_use: Any, record_testsuite_property: Callable[[str, object], None]
) -> None:
    began, stop, waits = threading.Event(), threading.Event(), []  # type: ignore[var-annotated]
    reading = threading.Thread(target=report, args=[in_use.app_url, began])
    writing = threading.Thread(target=write, args=[in_use.app_url, stop, waits])
    reading.start()
    began.wait(10)
    writing.start()
    at = time.monotonic()
    prepare._apply()
    took = time.monotonic() - at
    stop.set()
    writing.join()
    reading.join()
    record_testsuite_property("worst_write_ms", round(max(waits) * 1000))
    assert took > REPORT / 2, "the report stood in its way"
    assert len(waits) > 100
    assert max(waits) < REPORT / 3, f"a write waited {max(waits):.2f} s"
    with connections["owner"].cursor() as owner:
        owner.execute("SELECT later FROM in_use LIMIT 1")


def test_one_that_never_gets_its_turn_is_refused_in_a_sentence(
    in_use: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "PATIENCE", 0.5)
    began = threading.Event()
    reading = threading.Thread(target=report, args=[in_use.app_url, began])
    reading.start()
    began.wait(10)
    with pytest.raises(Refused, match="could not be applied"):
        prepare._apply()
    reading.join()
