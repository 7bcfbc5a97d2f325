"""Keeps a few processes running: tells when one ends, starts it again within reason, ends all in order."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cdop.core.embedded.errors import ServiceError
from cdop.core.embedded.watchdog import Watchdog, end_groups

_RESTARTS, _WITHIN = 5, 60.0  # a child that ends more often than this is not started again
_LARGEST_LOG = 10_000_000  # bytes; a longer log is put aside at the start


@dataclass
class Child:
    """One process: its name for people, command line, log, and how long it may take to end."""

    name: str
    command: Sequence[str]
    log: Path
    patience: float = 15.0
    process: subprocess.Popen[bytes] | None = None
    ends: deque[float] = field(default_factory=deque)

    def start(self, folder: Path) -> int:
        """Start in a process group of its own, so that Ctrl-C reaches only the supervisor; its group."""
        if self.log.exists() and self.log.stat().st_size > _LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        descriptor = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            self.process = subprocess.Popen(  # noqa: S603
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=descriptor,
                stderr=descriptor,
                cwd=folder,
                start_new_session=True,
            )
        finally:
            os.close(descriptor)
        return self.process.pid

    def may_restart(self) -> bool:
        """Whether it has ended few enough times of late; counts this one."""
        now = time.monotonic()
        self.ends.append(now)
        while self.ends and self.ends[0] < now - _WITHIN:
            self.ends.popleft()
        return len(self.ends) <= _RESTARTS


class Supervisor:
    """Runs `children` from `folder` until told to stop; `tell` gets sentences for the operator."""

    def __init__(
        self, children: list[Child], folder: Path, watchdog: Watchdog, tell: Callable[[str], None]
    ) -> None:
        self.children = children
        self._folder = folder
        self._watchdog = watchdog
        self._tell = tell

    def start(self) -> None:
        for child in self.children:
            self._start(child)

    def look(self) -> None:
        """Start again what has ended. Raises ServiceError when one ends again and again."""
        for child in self.children:
            if child.process is None or child.process.poll() is None:
                continue
            self._clear(child)
            if not child.may_restart():
                raise ServiceError(f"The {child.name} keeps ending; its log is {child.log}.")
            self._tell(f"The {child.name} ended ({_how(child.process.returncode)}) and is started again.")
            self._start(child)

    def stop(self) -> None:
        """End the children in their order; one that takes longer than its patience is killed."""
        for child in self.children:
            if child.process is not None and child.process.poll() is None:
                child.process.send_signal(signal.SIGTERM)
        for child in self.children:
            if child.process is None:
                continue
            try:
                child.process.wait(child.patience)
            except subprocess.TimeoutExpired:
                self._tell(f"The {child.name} did not end within {child.patience:.0f} seconds and is killed.")
            self._clear(child)
            child.process.wait()

    def _start(self, child: Child) -> None:
        self._watchdog.began(child.start(self._folder))

    def _clear(self, child: Child) -> None:
        """Whatever of its process group outlived it goes too."""
        assert child.process is not None
        end_groups({child.process.pid}, patience=0.0)
        self._watchdog.ended(child.process.pid)


def _how(status: int) -> str:
    return f"signal {-status}" if status < 0 else f"exit status {status}"
