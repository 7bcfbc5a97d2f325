"""PDF files: that they are one, and hold nothing that acts when they are opened."""

from __future__ import annotations

import re
import zlib

from cdop.core.refusals import Refused

_START = 1024
_MOST_UNPACKED = 200 * 1024 * 1024
_ACTS = {
    b"JavaScript": "a script",
    b"JS": "a script",
    b"Launch": "a command that starts a programme",
    b"EmbeddedFile": "a file within it",
    b"EmbeddedFiles": "files within it",
    b"RichMedia": "a film or animation",
    b"XFA": "a form with a script",
}
_NAME = re.compile(rb"/([A-Za-z#][A-Za-z0-9#]*)")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)


def check_pdf(raw: bytes) -> None:
    """Looks at names outside streams and in object streams, where newer files keep their dictionaries."""
    if b"%PDF-" not in raw[:_START] or not raw.lstrip()[:5] == b"%PDF-":
        raise Refused("The file is named as PDF but is none. Open it and save it as PDF again.")
    if b"%%EOF" not in raw[-_START * 2 :]:
        raise Refused("The PDF ends too early: it was cut short on its way. Choose the file again.")
    if re.search(rb"/Encrypt\b", raw):
        raise Refused("The PDF is protected with a password. Save it without one.")
    for name in _names(raw):
        if name in _ACTS:
            raise Refused(f"The PDF holds {_ACTS[name]}. Print it to a new PDF and attach that.")


def _names(raw: bytes) -> set[bytes]:
    parts = [_without_streams(raw), *_object_streams(raw)]
    return {_HEX.sub(_letter, name) for part in parts for name in _NAME.findall(part)}


def _letter(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 16)])


def _without_streams(raw: bytes) -> bytes:
    """Everything but the contents of streams, whose bytes may spell anything."""
    kept, at = [], 0
    while (start := raw.find(b"stream", at)) >= 0:
        kept.append(raw[at:start])
        end = raw.find(b"endstream", start)
        if end < 0:
            break
        at = end + len(b"endstream")
    else:
        kept.append(raw[at:])
    return b"\n".join(kept)


def _object_streams(raw: bytes) -> list[bytes]:
    found, size = [], 0
    for match in _STREAM.finditer(raw):
        end = raw.find(b"endstream", match.end())
        unpacked = _inflate(raw[match.end() : end if end >= 0 else len(raw)], _MOST_UNPACKED - size)
        size += len(unpacked)
        found.append(unpacked)
    return found


def _inflate(packed: bytes, most: int) -> bytes:
    reader = zlib.decompressobj()
    try:
        unpacked = reader.decompress(packed, max(most, 1))
    except zlib.error:
        return packed
    if reader.unconsumed_tail:
        raise Refused("The PDF unpacks to far more than its size. Print it to a new PDF and attach that.")
    return unpacked
