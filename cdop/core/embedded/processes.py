"""Whether a process still lives where its pid file says, and how it is ended."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path


def works_in(pid: int, folder: Path) -> bool:
    """Whether `pid` is a living process whose working folder is `folder`: a pid may have been re-used."""
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == folder.resolve()
    except PermissionError:
        return True
    except OSError:
        return False


def anyone_in(folder: Path) -> bool:
    """Whether any process works in `folder`, such as a server process that outlived its parent."""
    pids = (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())
    return any(_surely_works_in(pid, folder) for pid in pids)


def _surely_works_in(pid: int, folder: Path) -> bool:
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == folder.resolve()
    except OSError:
        return False


def first_number(path: Path) -> int | None:
    """The process number on the first line of a pid file, None where there is no such file or number."""
    try:
        return int(path.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def end(pid: int, folder: Path, steps: list[tuple[signal.Signals, float]]) -> bool:
    """Send each signal in turn and wait its seconds; whether the process is gone at the end."""
    for number, seconds in steps:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not works_in(pid, folder):
                return True
            time.sleep(0.01)
    return not works_in(pid, folder)
