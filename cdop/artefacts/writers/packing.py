"""Zip files with the same bytes every time: given order, one date, one permission, nothing of the machine.

Parts may be written piece by piece, so that a large table is never whole in memory.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import IO

EPOCH = datetime(1980, 1, 1, tzinfo=UTC)  # the earliest that a zip file can name
UNIX = 3
BUFFER = 1 << 18  # characters gathered before they are pressed


class Package:
    """A zip file in the making. Parts come out in the order in which they are added."""

    def __init__(self, made_at: datetime = EPOCH) -> None:
        self._out = io.BytesIO()
        self._zip = zipfile.ZipFile(self._out, "w")
        self._date = made_at.astimezone(UTC).timetuple()[:6]

    def add(self, name: str, content: bytes, *, is_packed: bool = True) -> None:
        self._zip.writestr(self._entry(name, is_packed), content)

    def stream(self, name: str, pieces: Iterable[str]) -> None:
        """A part of text that is made while it is written."""
        with self.opened(name) as part:
            for chunk in _gathered(pieces):
                part.write(chunk.encode())

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        with self._zip.open(self._entry(name, is_packed=True), "w") as part:
            yield part

    def finished(self) -> bytes:
        self._zip.close()
        return self._out.getvalue()

    def _entry(self, name: str, is_packed: bool) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, self._date)
        entry.create_system = UNIX
        entry.external_attr = 0o600 << 16
        entry.compress_type = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
        return entry


def _gathered(pieces: Iterable[str]) -> Iterator[str]:
    """The same text in fewer, larger pieces."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= BUFFER:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)
