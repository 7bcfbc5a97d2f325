"""Starts and stops the embedded PostgreSQL. One server a data folder, however many commands ask at once."""

from __future__ import annotations

import signal
import socket
import time
from dataclasses import dataclass
from pathlib import Path

from cdop.core.embedded.binaries import postgres_programs
from cdop.core.embedded.cluster import SUPERUSER, check_version, configure, create, is_made
from cdop.core.embedded.errors import ServiceError, explain
from cdop.core.embedded.identity import Identity, not_root
from cdop.core.embedded.layout import SOCKET_PORT, Layout, make_private, make_socket_folder
from cdop.core.embedded.locks import locked
from cdop.core.embedded.processes import anyone_in, end, first_number, works_in
from cdop.core.embedded.secret_files import secret

_ATTEMPTS = 5
_READY_LINE = 7  # of postmaster.pid, counted from 0


@dataclass(frozen=True)
class Server:
    """A running server: where its socket is and how its superuser signs in."""

    data_dir: Path
    socket_dir: Path
    superuser_password: str
    started: bool
    port: int = SOCKET_PORT
    superuser: str = SUPERUSER


def ensure_database(data_dir: Path, *, durable: bool = True) -> Server:
    """Make the cluster and start the server where needed.

    `durable=False` trades safety from power loss for speed and is for throw-away test clusters only.
    Raises ServiceError with a sentence.
    """
    layout = Layout(Path(data_dir).resolve())
    started = False
    if not is_up(layout):
        with locked(layout.lock):
            started = not is_up(layout)
            if started:
                _bring_up(layout, durable=durable)
    password = secret(layout.secrets, SUPERUSER).hex()
    return Server(layout.data_dir, layout.sockets, password, started)


def is_up(layout: Layout) -> bool:
    """Whether the server of this folder accepts connections."""
    return _state(layout) == "ready" and _accepts(layout.database_socket)


def stop_database(layout: Layout) -> bool:
    """Stop the server, rolling back what is open; whether one was running."""
    pid = _postmaster(layout)
    for _ in range(50):  # a server whose start was cut short has not written its number yet
        if pid is not None or not anyone_in(layout.database):
            break
        time.sleep(0.1)
        pid = _postmaster(layout)
    if pid is None:
        return False
    # Fast shutdown, then immediate: the next start recovers from the write-ahead log.
    if not end(pid, layout.database, [(signal.SIGINT, 40.0), (signal.SIGQUIT, 15.0)]):
        raise ServiceError(f"PostgreSQL (process {pid}) does not stop; see {layout.logs / 'postgres.log'}.")
    return True


def _bring_up(layout: Layout, *, durable: bool) -> None:
    identity = not_root(layout.database, postgres_programs() / "initdb")
    make_private(layout.logs)
    make_socket_folder(layout)
    identity.give(layout.sockets)
    if not is_made(layout):
        create(layout, identity)
    check_version(layout)
    configure(layout, identity, durable=durable)
    if _postmaster(layout) is not None and not _wait_until_up(layout, seconds=60):
        stop_database(layout)  # alive, yet its socket is gone
    _start(layout, identity)


def _start(layout: Layout, identity: Identity) -> None:
    log = layout.logs / "postgres.log"
    log.touch(mode=0o600)
    identity.give(log)
    identity.give(layout.logs)
    said = ""
    for attempt in range(_ATTEMPTS):
        if is_up(layout):
            return
        _clear_stale(layout)
        before = log.stat().st_size
        words = ("-D", layout.database, "-l", log, "-w", "-t", "120", "-s", "start")
        ran = identity.run(postgres_programs() / "pg_ctl", *words, cwd=layout.database)
        if ran.returncode == 0 and is_up(layout):
            return
        said = ran.stdout + log.read_bytes()[before:].decode(errors="replace")
        if "shared memory" not in said and "already exists" not in said:
            break
        time.sleep(0.3 * (attempt + 1))  # processes of a killed server are still leaving
    raise explain(said, service="PostgreSQL", folder=layout.data_dir, log=log)


def _clear_stale(layout: Layout) -> None:
    """After kill -9 or a restart of the machine another process may bear the number in the pid files."""
    pid_file = layout.database / "postmaster.pid"
    if pid_file.exists() and _postmaster(layout) is None and not anyone_in(layout.database):
        pid_file.unlink(missing_ok=True)
        layout.database_socket.with_name(layout.database_socket.name + ".lock").unlink(missing_ok=True)
        layout.database_socket.unlink(missing_ok=True)


def _postmaster(layout: Layout) -> int | None:
    pid = first_number(layout.database / "postmaster.pid")
    return pid if pid is not None and works_in(pid, layout.database) else None


def _state(layout: Layout) -> str:
    try:
        return (layout.database / "postmaster.pid").read_text().splitlines()[_READY_LINE].strip()
    except (OSError, IndexError):
        return ""


def _wait_until_up(layout: Layout, *, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until and _postmaster(layout) is not None:
        if is_up(layout):
            return True
        if _state(layout) == "ready" and not layout.database_socket.exists():
            return False
        time.sleep(0.05)
    return is_up(layout)


def _accepts(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(str(path))
        except OSError:
            return False
    return True
