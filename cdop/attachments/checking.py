"""Whether a file may be kept: its type by name and by content, its size, and nothing in it that acts.

Works on the bytes alone. A file that is refused is told so in a sentence; nothing of it is unpacked to disk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from cdop.attachments.images import check_jpg, check_png
from cdop.attachments.packages import check_docx, check_xlsx
from cdop.attachments.pdfs import check_pdf
from cdop.core.refusals import Refused

MOST_BYTES = 25 * 1024 * 1024


@dataclass(frozen=True)
class FileType:
    """A type that is taken: its suffix, its media type, the check of its content."""

    suffix: str
    media: str
    words: str
    check: Callable[[bytes], None]


def check_text(raw: bytes) -> None:
    """Plain text is UTF-8 without control characters."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("The file is not plain text. Save it as UTF-8 text, or as PDF.") from None
    if any(letter < " " and letter not in "\t\r\n\f" for letter in text):
        raise Refused("The file is named as text but holds something else. Save it as PDF.")


_OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    kind.suffix: kind
    for kind in (
        FileType(".pdf", "application/pdf", "PDF", check_pdf),
        FileType(".docx", f"{_OFFICE}.wordprocessingml.document", "Word document", check_docx),
        FileType(".xlsx", f"{_OFFICE}.spreadsheetml.sheet", "Excel workbook", check_xlsx),
        FileType(".png", "image/png", "PNG picture", check_png),
        FileType(".jpg", "image/jpeg", "JPEG picture", check_jpg),
        FileType(".txt", "text/plain; charset=utf-8", "Plain text", check_text),
    )
}
_SAME = {".jpeg": ".jpg"}
ACCEPT = ",".join((*TYPES, *_SAME))


def type_of(name: str) -> FileType:
    """The type a file's name says it has. Raises Refused when it is none that is taken."""
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    found = TYPES.get(_SAME.get(suffix, suffix))
    if found is None:
        taken = ", ".join(kind.words for kind in TYPES.values())
        raise Refused(f"Files of this type are not kept. Save it as one of: {taken}.")
    return found


def check_size(size: int) -> None:
    if size > MOST_BYTES:
        raise Refused(
            f"The file is {size / 1024 / 1024:,.0f} MB; at most {MOST_BYTES // 1024 // 1024} MB is kept. "
            "Save it with smaller pictures, or split it."
        )
    if size == 0:
        raise Refused("The file is empty. Choose the file again.")


def check_file(name: str, raw: bytes) -> FileType:
    """The type of a file that may be kept. Raises Refused with what is wrong and what to do."""
    check_size(len(raw))
    found = type_of(name)
    found.check(raw)
    return found
