"""Cleans up after a supervisor that was killed: run as `python -m cdop.core.embedded.watchdog FOLDER`.

Standard input is a pipe from the supervisor: "+7" a child's process group began, "-7" it ended, "bye" all is
stopped. When the pipe closes without "bye", what is left is ended and the folder's services are stopped.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from cdop.core.embedded.errors import ServiceError
from cdop.core.embedded.state import stop_all

_PATIENCE = 8.0  # seconds between asking and killing


class Watchdog:
    """The supervisor's end of the pipe."""

    def __init__(self, folder: Path, *, remove: bool = False, keep: tuple[int, ...] = ()) -> None:
        """`remove` deletes the folder at the end; descriptors in `keep` (locks) stay open until then."""
        words = [
            sys.executable,
            "-m",
            "cdop.core.embedded.watchdog",
            str(folder),
            *(["remove"] if remove else []),
        ]
        self._process = subprocess.Popen(  # noqa: S603
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).resolve().parents[3],
            start_new_session=True,
            pass_fds=keep,
            text=True,
        )

    def began(self, group: int) -> None:
        self._say(f"+{group}")

    def ended(self, group: int) -> None:
        self._say(f"-{group}")

    def bye(self) -> None:
        """All is stopped; nothing to clean up."""
        self._say("bye")
        self.leave()

    def leave(self) -> None:
        """Let the watchdog end what still runs, and wait for it."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(60)

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()


def watch(folder: Path, *, remove: bool) -> None:
    """Read until the pipe closes, then clean up unless all was stopped."""
    groups: set[int] = set()
    clean = False
    for line in map(str.strip, sys.stdin):
        clean = line == "bye"
        if line[:1] == "+":
            groups.add(int(line[1:]))
        elif line[:1] == "-":
            groups.discard(int(line[1:]))
    if not clean:
        end_groups(groups, patience=_PATIENCE)
        with contextlib.suppress(ServiceError):
            stop_all(folder)
    if remove:
        shutil.rmtree(folder, ignore_errors=True)


def end_groups(groups: set[int], *, patience: float) -> None:
    """Ask every process group to end, and kill those still there after `patience` seconds."""
    left = {group for group in groups if _signal(group, signal.SIGTERM)}
    until = time.monotonic() + patience
    while left and time.monotonic() < until:
        time.sleep(0.05)
        left = {group for group in left if _signal(group, 0)}
    for group in left:
        _signal(group, signal.SIGKILL)


def _signal(group: int, number: int) -> bool:
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


if __name__ == "__main__":
    watch(Path(sys.argv[1]), remove="remove" in sys.argv[2:])
