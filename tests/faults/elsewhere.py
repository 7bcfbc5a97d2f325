"""A second PostgreSQL server, filled from a dump of a test's database: one that may be restored to, and killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connections

from cdop.core.embedded import Layout, Server, ensure_database
from cdop.core.embedded.binaries import postgres_programs
from cdop.core.embedded.database import stop_database
from cdop.core.embedded.processes import first_number
from cdop.core.embedded.roles import DATABASE, make_database, make_roles, password
from tests import cluster
from tests.cluster import Database


@dataclass(frozen=True)
class Elsewhere:
    server: Server

    def crash(self) -> None:
        """Every process of the server ends at once and writes nothing more."""
        layout = Layout(self.server.data_dir)
        pid = first_number(layout.database / "postmaster.pid")
        assert pid is not None
        os.kill(pid, signal.SIGQUIT)
        while Path(f"/proc/{pid}").exists() and "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text():
            time.sleep(0.02)

    def recover(self) -> None:
        """Start it again; it replays its write-ahead log."""
        ensure_database(self.server.data_dir, durable=False)


@contextmanager
def restored(made: Database, folder: Path) -> Iterator[Elsewhere]:
    """Dump `made`, restore it into a server of its own in `folder`, and lead Django's connections there."""
    dump = folder / "backup.dump"
    _run(cluster.start(), "pg_dump", "--format=custom", f"--file={dump}", f"--dbname={made.name}")
    server = ensure_database(folder / "elsewhere", durable=False)
    try:
        make_roles(server)
        make_database(server)
        _run(server, "pg_restore", "--exit-on-error", f"--dbname={DATABASE}", str(dump))
        with _led_to(server):
            yield Elsewhere(server)
    finally:
        stop_database(Layout(server.data_dir))
        shutil.rmtree(server.data_dir, ignore_errors=True)


def _run(server: Server, program: str, *words: str) -> None:
    subprocess.run(
        [
            str(postgres_programs() / program),
            f"--host={server.socket_dir}",
            f"--port={server.port}",
            f"--username={server.superuser}",
            *words,
        ],
        env={**os.environ, "PGPASSWORD": server.superuser_password},
        check=True,
    )


@contextmanager
def _led_to(server: Server) -> Iterator[None]:
    """The settings are changed in place, so that connections of other threads follow."""
    before = {alias: dict(connections.settings[alias]) for alias in connections}
    connections.close_all()
    for alias in connections:
        place = connections.settings[alias]
        there = {
            "NAME": DATABASE,
            "HOST": str(server.socket_dir),
            "PASSWORD": password(server, place["USER"]),
        }
        place.update(there)
    try:
        yield
    finally:
        connections.close_all()
        for alias, old in before.items():
            connections.settings[alias].update({name: old[name] for name in ("NAME", "HOST", "PASSWORD")})
