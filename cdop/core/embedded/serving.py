"""One server a data folder: the lock that says so, and what the second one is told."""

from __future__ import annotations

import contextlib
import os
import socket
import time
from pathlib import Path

from cdop.core.embedded.errors import ServiceError
from cdop.core.embedded.locks import open_lock, try_lock
from cdop.core.embedded.processes import first_number

_CLEANING = 40.0  # seconds the watchdog of a killed server may need to stop everything


def claim(data_dir: Path, address: str) -> int:
    """The lock that makes the folder this process's own. After kill -9, wait until all is cleaned up."""
    path = data_dir / "serve.lock"
    descriptor = open_lock(path)
    until = time.monotonic() + _CLEANING
    while not try_lock(descriptor):
        holder = first_number(path)
        if (holder is not None and _alive(holder)) or time.monotonic() > until:
            os.close(descriptor)
            raise ServiceError(_taken(path, data_dir))
        time.sleep(0.1)
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()}\n{address}\n".encode(), 0)
    return descriptor


def check_port(host: str, port: int) -> None:
    """Refuse a port that another program listens on, before anything is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise ServiceError(f"PORT {port} is for root alone; set PORT to one above 1023.") from error
        except OSError as error:
            raise ServiceError(
                f"PORT {port} on {host} cannot be used ({error.strerror}); set PORT to a free one, for"
                f" example: PORT={port + 1 if port < 65535 else 8000} make run"
            ) from error


def _alive(pid: int) -> bool:
    with contextlib.suppress(OSError):
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    return False


def _taken(path: Path, data_dir: Path) -> str:
    lines = [*path.read_text().splitlines(), "", ""]
    return (
        f"{data_dir} is already being served at {lines[1]} by process {lines[0]}; use that site, stop it"
        " first, or set CDOP_DATA_DIR and PORT to serve another."
    )
