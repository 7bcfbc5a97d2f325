"""Asks a virus scanner (clamd) about bytes, over its own protocol. Without one configured, nothing is asked.

Protocol: https://docs.clamav.net/manual/Usage/Scanning.html#clamd (command INSTREAM).
"""

from __future__ import annotations

import socket
import struct
from enum import Enum

from django.conf import settings

_CHUNK = 64 * 1024
_SECONDS = 60


class Verdict(Enum):
    CLEAN = "clean"
    INFECTED = "infected"


class ScannerAway(Exception):
    """The scanner is set up but does not answer."""


def is_set_up() -> bool:
    return bool(settings.SCANNER)


def scan(raw: bytes) -> Verdict:
    """What the scanner says of the bytes. Raises ScannerAway when it says nothing it is known to say."""
    try:
        with _connection() as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(raw), _CHUNK):
                part = raw[start : start + _CHUNK]
                line.sendall(struct.pack(">I", len(part)) + part)
            line.sendall(struct.pack(">I", 0))
            answer = line.recv(4096)
    except OSError as trouble:
        raise ScannerAway(f"The virus scanner does not answer ({type(trouble).__name__}).") from trouble
    words = answer.rstrip(b"\0").decode("ascii", "replace")
    if words.endswith(" OK"):
        return Verdict.CLEAN
    if words.endswith(" FOUND"):
        return Verdict.INFECTED
    raise ScannerAway("The virus scanner gave no verdict. See its log: the file may be above its size limit.")


def _connection() -> socket.socket:
    """To a unix socket (`clamd:/run/clamav/clamd.ctl`) or a host and port (`clamd:scanner:3310`)."""
    place = settings.SCANNER.removeprefix("clamd:")
    if place.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(_SECONDS)
        line.connect(place)
        return line
    host, _, port = place.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_SECONDS)
