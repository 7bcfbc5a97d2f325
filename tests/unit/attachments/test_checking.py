"""Files of the types that are kept pass; each hostile one is refused with what is wrong, at once."""

import time
import tracemalloc

import pytest

from cdop.attachments.checking import MOST_BYTES, check_file
from cdop.core.refusals import Refused
from tests.unit.attachments import hostile

GOOD = {
    "letter.pdf": hostile.pdf(b"<< /Type /Catalog >>"),
    "letter.PDF": hostile.pdf(b"<< /Type /Catalog >>"),
    "report.docx": hostile.package(),
    "sheet.xlsx": hostile.package("xl/workbook.xml"),
    "scan.png": hostile.png(),
    "scan.jpeg": hostile.jpg(),
    "notes.txt": "Notes – with a dash.\r\n".encode(),
}


def words_of(name: str, raw: bytes) -> str:
    with pytest.raises(Refused) as refused:
        check_file(name, raw)
    return refused.value.sentence


@pytest.mark.parametrize("name", GOOD)
def test_a_sound_file_is_kept(name: str) -> None:
    assert check_file(name, GOOD[name]).suffix in (".pdf", ".docx", ".xlsx", ".png", ".jpg", ".txt")


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("empty.pdf", b"", "is empty"),
        ("virus.exe", b"MZ", "not kept"),
        ("page.html", b"<html>", "not kept"),
        ("drawing.svg", b"<svg><script/></svg>", "not kept"),
        ("no-suffix", b"x", "not kept"),
        ("report.pdf", b"MZ\x90\x00 programme", "is none"),
        ("picture.jpg", b"<html><script>", "is none"),
        ("picture.png", hostile.jpg(), "is none"),
        ("report.docx", hostile.pdf(b"<< >>"), "is none"),
        ("report.docx", hostile.package("xl/workbook.xml"), "is none"),
        ("notes.txt", b"\x00\x01\x02", "something else"),
        ("notes.txt", b"caf\xe9", "not plain text"),
        ("script.pdf", hostile.pdf(b"<< /OpenAction << /S /JavaScript /JS (x) >> >>"), "a script"),
        ("script.pdf", hostile.pdf(b"<< /S /J#61vaScript >>"), "a script"),
        ("script.pdf", hostile.pdf_with_hidden(b"JavaScript"), "a script"),
        ("launch.pdf", hostile.pdf(b"<< /S /Launch /F (cmd.exe) >>"), "starts a programme"),
        ("within.pdf", hostile.pdf(b"<< /Type /EmbeddedFile >>"), "file within"),
        ("locked.pdf", hostile.pdf(b"<< /Encrypt 2 0 R >>"), "password"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj", "cut short"),
        ("page.pdf", b"<html>%PDF-1.7 %%EOF", "is none"),
        ("macro.docx", hostile.package(word__vbaProject_dot_bin=b"x"), "macros"),
        ("entity.docx", hostile.package(body=hostile.billion_laughs()), "entities"),
        ("locked.xlsx", hostile.encrypted(), "is none"),
        ("locked.docx", hostile.encrypted(), "password"),
        ("outside.docx", hostile.with_path("../../etc/passwd"), "outside its folder"),
        ("outside.docx", hostile.with_path("/etc/passwd"), "outside its folder"),
        ("outside.docx", hostile.with_path("word\\..\\..\\x"), "outside its folder"),
        ("parts.docx", hostile.many_members(20_000), "20,001 parts"),
        ("cut.docx", hostile.package()[:60], "damaged"),
        ("flood.png", hostile.png(50_000, 50_000), "dots"),
        ("flood.jpg", hostile.jpg(60_000, 60_000), "dots"),
        ("nothing.jpg", b"\xff\xd8\xff" + b"\0" * 40, "damaged"),
    ],
    ids=lambda each: "raw" if isinstance(each, bytes) else None,  # a package bears the time of its making
)
def test_a_hostile_file_is_refused(name: str, raw: bytes, words: str) -> None:
    began = time.perf_counter()
    sentence = words_of(name, raw)
    assert words in sentence and sentence.endswith(".")
    assert time.perf_counter() - began < 5


def test_a_file_of_30_mb_is_refused_with_its_size() -> None:
    assert "30 MB; at most 25 MB" in words_of("large.pdf", b"%PDF-1.7" + b"\0" * (30 * 1024 * 1024 - 8))
    assert MOST_BYTES == 25 * 1024 * 1024


def test_what_unpacks_without_end_is_stopped_early() -> None:
    bomb = hostile.package(body=b"<d>" + b"\0" * (300 * 1024 * 1024))
    assert len(bomb) < 1024 * 1024
    tracemalloc.start()
    assert "far more than its size" in words_of("bomb.docx", bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60 * 1024 * 1024


def test_an_entity_split_between_two_reads_is_found() -> None:
    body = b"<" + b"a" * (256 * 1024 - 5) + b"<!DOCTYPE x>"
    assert "entities" in words_of("split.docx", hostile.package(body=body))
