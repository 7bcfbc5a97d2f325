"""Where tests get their database. `db` rolls back; `committed_db` is for what must really commit.

The server is started only when a test asks for a database, and ends with the run even if that is killed.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cluster import Database

_watchdog: pytest.StashKey[Any] = pytest.StashKey()


def pytest_configure(config: pytest.Config) -> None:
    """Only where Django is in use (its settings name the folder), and once for all workers."""
    if "PYTEST_XDIST_WORKER" in os.environ or "CDOP_TEST_DATA_DIR" not in os.environ:
        return
    from cdop.core.embedded.watchdog import Watchdog

    config.stash[_watchdog] = Watchdog(Path(os.environ["CDOP_TEST_DATA_DIR"]), remove=True)


def pytest_unconfigure(config: pytest.Config) -> None:
    """After the last worker: the watchdog stops the server and removes its folder."""
    if _watchdog in config.stash:
        config.stash[_watchdog].leave()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """Instead of pytest-django's: a copy of the migrated template for this worker, entered as cdop_app."""
    from tests import cluster

    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with django_db_blocker.unblock():
        database = cluster.using(cluster.start(), f"test_{worker}")
        database.__enter__()
    yield
    with django_db_blocker.unblock():
        database.__exit__(None, None, None)


@pytest.fixture
def committed_db(django_db_setup: None, django_db_blocker: Any) -> Iterator[Database]:
    """A database of this test's own, in which commits are real; dropped afterwards.

    For threads, deferred triggers and programs started by a test (`committed_db.environment`). Don't use it
    together with `db`. Rows of one test are never seen by another.
    """
    from tests import cluster

    name = f"test_{uuid.uuid4().hex[:12]}"
    with django_db_blocker.unblock(), cluster.using(cluster.start(), name) as database:
        yield database
