"""Secrets made once by the house and kept in files that only their owner may read."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from cdop.core.embedded.errors import ServiceError, cannot_write
from cdop.core.embedded.layout import adopt, make_private

SIZE = 32  # bytes


def secret(folder: Path, name: str) -> bytes:
    """The 32 bytes of the secret `name`, made on first use. Two makers at once get the same."""
    path = folder / name
    try:
        if not path.exists():
            _make(path)
        text = path.read_text().strip()
    except OSError as error:
        raise cannot_write(path, error) from error
    with contextlib.suppress(ValueError):
        value = bytes.fromhex(text)
        if len(value) == SIZE:
            return value
    raise ServiceError(f"{path} does not hold {SIZE * 2} hexadecimal digits; restore it from a backup.")


def _make(path: Path) -> None:
    """Write beside, then link into place: nobody ever reads half a secret, and the first maker wins."""
    make_private(path.parent)
    descriptor, draft = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # O_EXCL, 0600
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(SIZE))
            file.flush()
            os.fsync(file.fileno())
        adopt(Path(draft))
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        Path(draft).unlink()
