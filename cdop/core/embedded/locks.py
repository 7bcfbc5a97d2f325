"""A lock that lives and dies with the process that holds it: kill -9 leaves none behind."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cdop.core.embedded.errors import ServiceError, cannot_write
from cdop.core.embedded.layout import adopt, make_private


def open_lock(path: Path) -> int:
    """A descriptor of the lock file, made if missing."""
    if not path.parent.exists():
        make_private(path.parent)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        adopt(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    return descriptor


def try_lock(descriptor: int) -> bool:
    """Whether the lock could be taken at once."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def locked(path: Path, *, wait: float = 90.0) -> Iterator[None]:
    """Hold the lock while the block runs; give up with a sentence after `wait` seconds."""
    descriptor = open_lock(path)
    try:
        until = time.monotonic() + wait
        while not try_lock(descriptor):
            if time.monotonic() > until:
                raise ServiceError(
                    f"Another command has been starting or stopping the services of {path.parent} for"
                    f" more than {wait:.0f} seconds; wait for it or end it, then start again."
                )
            time.sleep(0.02)
        yield
    finally:
        os.close(descriptor)
