"""Starts and stops the embedded Valkey, which wakes the workers. What is to be done is in the database."""

from __future__ import annotations

import signal
import socket
import time
from pathlib import Path

from cdop.core.embedded.binaries import valkey_program
from cdop.core.embedded.errors import ServiceError, explain
from cdop.core.embedded.identity import owner_of
from cdop.core.embedded.layout import Layout, make_private, make_socket_folder
from cdop.core.embedded.locks import locked
from cdop.core.embedded.processes import end, first_number, works_in


def ensure_broker(data_dir: Path) -> Path:
    """Start the broker where needed; the path of its socket. Raises ServiceError with a sentence."""
    layout = Layout(Path(data_dir).resolve())
    if not answers(layout):
        with locked(layout.lock):
            if not answers(layout):
                _start(layout)
    return layout.broker_socket


def answers(layout: Layout) -> bool:
    """Whether the broker of this folder answers PING."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(2)
        try:
            connection.connect(str(layout.broker_socket))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def stop_broker(layout: Layout) -> bool:
    """Stop the broker, its file written; whether one was running."""
    pid = _process(layout)
    if pid is None:
        return False
    if not end(pid, layout.broker, [(signal.SIGTERM, 10.0), (signal.SIGKILL, 5.0)]):
        raise ServiceError(f"Valkey (process {pid}) does not stop; see {layout.logs / 'valkey.log'}.")
    return True


def _start(layout: Layout) -> None:
    make_private(layout.broker)
    make_private(layout.logs)
    make_socket_folder(layout)
    log = layout.logs / "valkey.log"
    log.touch(mode=0o600)
    before = log.stat().st_size
    identity = owner_of(layout.broker)
    identity.give(log)
    ran = identity.run(valkey_program(), *_flags(layout, log), cwd=layout.broker)
    until = time.monotonic() + 30
    while ran.returncode == 0 and time.monotonic() < until:
        if answers(layout):
            return
        if time.monotonic() > until - 28 and _process(layout) is None:
            break
        time.sleep(0.02)
    said = ran.stdout + log.read_bytes()[before:].decode(errors="replace")
    raise explain(said, service="Valkey", folder=layout.data_dir, log=log)


def _flags(layout: Layout, log: Path) -> list[str]:
    socket_flags = ["--port", "0", "--unixsocket", str(layout.broker_socket), "--unixsocketperm", "600"]
    keep_flags = ["--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction"]
    place_flags = ["--dir", str(layout.broker), "--pidfile", str(_pid_file(layout)), "--logfile", str(log)]
    return [*socket_flags, *keep_flags, *place_flags, "--daemonize", "yes"]


def _pid_file(layout: Layout) -> Path:
    return layout.broker / "valkey.pid"


def _process(layout: Layout) -> int | None:
    pid = first_number(_pid_file(layout))
    return pid if pid is not None and works_in(pid, layout.broker) else None
