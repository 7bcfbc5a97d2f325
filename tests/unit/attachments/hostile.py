"""Files that must be refused, made here so that none lies in the repository."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

_TYPES = '<?xml version="1.0"?><Types/>'


def package(main: str = "word/document.xml", body: bytes = b"<document/>", **more: bytes) -> bytes:
    """A Word or Excel file with the parts given; names are written with `__` for `/` and `_dot_` for `.`."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(main, body)
        for name, content in more.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return held.getvalue()


def many_members(count: int) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
        for number in range(count):
            archive.writestr(f"word/{number}.xml", "")
    return held.getvalue()


def with_path(path: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
        archive.writestr(path, "x")
    return held.getvalue()


def encrypted() -> bytes:
    """The flag of encryption set on every part, as password protection does."""
    raw = bytearray(package())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + offset] |= 1
            at = raw.find(mark, at + 4)
    return bytes(raw)


def billion_laughs() -> bytes:
    entities = (f'<!ENTITY l{n} "{("&l" + str(n - 1) + ";") * 10}">' for n in range(1, 10))
    lines = "".join(entities)
    return f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "lol">{lines}]><document>&l9;</document>'.encode()


def png(width: int = 10, height: int = 10) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (11 * 10))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpg(width: int = 10, height: int = 10) -> bytes:
    frame = struct.pack(">BBHBHHB", 0xFF, 0xC0, 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xe0\x00\x04JF" + frame + b"\xff\xd9" + b"\0" * 8


def pdf(*objects: bytes) -> bytes:
    body = b"\n".join(b"%d 0 obj\n%s\nendobj" % (n, each) for n, each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"


def pdf_with_hidden(name: bytes) -> bytes:
    """The name stands only in a compressed object stream."""
    packed = zlib.compress(b"<< /S /%s /X (app.alert(1)) >>" % name)
    stream = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    return pdf(b"<< /Type /Catalog >>", stream + packed + b"\nendstream")
