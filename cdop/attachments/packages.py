"""Word and Excel files, which are zip archives of XML: what is in them, how large they really are."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

from cdop.core.refusals import Refused

MOST_UNPACKED = 150 * 1024 * 1024
MOST_MEMBERS = 4_000
MOST_RATIO = 250
_CHUNK = 256 * 1024
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
_ACTS = ("vbaproject.bin", "vbadata.xml", ".exe", ".dll", ".js", ".vbs", ".bat", ".ps1", ".scr", ".lnk")
_AGAIN = "Open it, save it again without macros, or print it to PDF."


def check_docx(raw: bytes) -> None:
    _check(raw, "word/document.xml", "a Word document")


def check_xlsx(raw: bytes) -> None:
    _check(raw, "xl/workbook.xml", "an Excel workbook")


def _check(raw: bytes, main: str, words: str) -> None:
    if not raw.startswith(b"PK\x03\x04"):
        raise Refused(f"The file is named as {words} but is none. {_AGAIN}")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _check_members(archive, main, words)
            _check_contents(archive, len(raw))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError, ValueError):
        raise Refused(f"The file is damaged and cannot be read as {words}. {_AGAIN}") from None


def _check_members(archive: zipfile.ZipFile, main: str, words: str) -> None:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise Refused(f"The file holds {len(members):,} parts, far more than {words} needs. {_AGAIN}")
    names = [member.filename for member in members]
    if main not in names:
        raise Refused(f"The file is named as {words} but is none. {_AGAIN}")
    if len(set(names)) < len(names):
        raise Refused(f"The file holds two parts of the same name. {_AGAIN}")
    for member in members:
        _check_member(member)


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename.lower().replace("\\", "/")
    if name.startswith("/") or ".." in PurePosixPath(name).parts or ":" in name:
        raise Refused(f"A part of the file is named so that it would be put outside its folder. {_AGAIN}")
    if member.flag_bits & 0x1:
        raise Refused("The file is protected with a password. Save it without one.")
    if name.endswith(_ACTS):
        raise Refused(f"The file holds macros or programmes. {_AGAIN}")
    if (member.external_attr >> 28) == 0xA:
        raise Refused(f"A part of the file points elsewhere on the computer. {_AGAIN}")


def _check_contents(archive: zipfile.ZipFile, packed: int) -> None:
    """Counts the bytes that really come out, whatever the archive says of itself; stops at the limit."""
    left = min(MOST_UNPACKED, max(packed * MOST_RATIO, 1024 * 1024))
    for member in archive.infolist():
        tail = b""
        is_xml = member.filename.lower().endswith((".xml", ".rels", ".vml"))
        with archive.open(member) as part:
            while chunk := part.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise Refused(f"The file unpacks to far more than its size. {_AGAIN}")
                if is_xml and any(word in (tail + chunk).upper() for word in _ENTITIES):
                    raise Refused(
                        f"The file defines entities, which can be made to grow without end. {_AGAIN}"
                    )
                tail = chunk[-16:]
