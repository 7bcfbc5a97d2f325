"""Pictures: what they are by their first bytes, and how large they would become when drawn.

Dimensions are read from the header alone; nothing is decoded, so nothing can be made to overflow here.
"""

from __future__ import annotations

import struct

from cdop.core.refusals import Refused

MOST_PIXELS = 60_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
# Start-of-frame markers of JPEG that carry the dimensions (ITU T.81, table B.1).
_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
_ALONE = {0x01, *range(0xD0, 0xD8)}


def check_png(raw: bytes) -> None:
    if not raw.startswith(_PNG) or raw[12:16] != b"IHDR" or len(raw) < 33:
        raise Refused("The file is named as a PNG picture but is none. Open it and save it as PNG again.")
    width, height = struct.unpack(">II", raw[16:24])
    _check_pixels(width, height)


def check_jpg(raw: bytes) -> None:
    if not raw.startswith(b"\xff\xd8\xff"):
        raise Refused("The file is named as a JPEG picture but is none. Open it and save it as JPEG again.")
    _check_pixels(*_jpg_size(raw))


def _jpg_size(raw: bytes) -> tuple[int, int]:
    """Width and height from the first frame header."""
    at = 2
    while at + 9 < len(raw):
        if raw[at] != 0xFF:
            break
        marker = raw[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", raw[at + 5 : at + 9])
            return width, height
        at += (
            1
            if marker == 0xFF
            else 2
            if marker in _ALONE
            else 2 + struct.unpack(">H", raw[at + 2 : at + 4])[0]
        )
    raise Refused("The JPEG picture is damaged. Open it and save it again.")


def _check_pixels(width: int, height: int) -> None:
    if not width or not height or width * height > MOST_PIXELS:
        raise Refused(
            f"The picture is {width:,} by {height:,} dots; at most {MOST_PIXELS // 1_000_000} million dots in "
            "all are kept. Save it smaller."
        )
