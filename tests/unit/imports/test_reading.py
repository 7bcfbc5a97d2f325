"""From bytes to rows: what is no extract is refused in a sentence, and a bad row never costs the others."""

import csv
import io

import pytest

from cdop.core.refusals import Refused
from cdop.imports.reading import read_rows

NEEDED = ["case_ref", "day", "text"]
HEAD = b"case_ref,day,text\n"


def rows_of(raw: bytes):
    return read_rows(raw, needed=NEEDED, what="The file of cases")[0]


def codes(row) -> set[str]:
    return {problem.code for problem in row.problems}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiters_and_encodings_of_spreadsheets(delimiter, encoding):
    text = f"case_ref{delimiter}day{delimiter}text\r\nT1{delimiter}1{delimiter}Zoë\r\n"
    row = rows_of(text.encode(encoding))[0]
    assert (row.values, row.problems) == ({"case_ref": "T1", "day": "1", "text": "Zoë"}, [])


def test_a_line_that_names_the_delimiter_is_passed_over():
    assert rows_of(b"sep=;\ncase_ref;day;text\nT1;1;a,b,c,d\n")[0].values["text"] == "a,b,c,d"


def test_line_numbers_are_those_an_editor_shows():
    raw = HEAD + b'T1,1,"two\nlines"\n\nT2,2,b\r\nT3,3,c'
    assert [(row.line, row.case_ref) for row in rows_of(raw)] == [(2, "T1"), (5, "T2"), (6, "T3")]


def test_rows_agree_with_another_reader_of_csv():
    raw = HEAD + b'T1,1,"a ""quoted"" word, and a\nbreak"\nT2,,\nT3,"3","c"\n'
    other = list(csv.DictReader(io.StringIO(raw.decode(), newline="")))
    assert [row.values for row in rows_of(raw)] == other


def test_an_open_quotation_mark_costs_its_own_row_only():
    raw = HEAD + b'T1,1,"open\nT2,2,"shut"\nT3,3,"shut, too"\nT4,4,d\n'
    rows = rows_of(raw)
    assert [(row.case_ref, row.values["text"].strip()) for row in rows] == [
        ("T1", "open"),
        ("T2", "shut"),
        ("T3", "shut, too"),
        ("T4", "d"),
    ]
    assert [codes(row) for row in rows] == [{"open_quote"}, set(), set(), set()]


def test_an_open_quotation_mark_before_damaged_lines_ends_somewhere():
    raw = HEAD + b'T1,1,"open\n' + b"no columns here\n" * 1200 + b"T2,2,b\n"
    rows = rows_of(raw)
    assert codes(rows[0]) == {"open_quote"}
    assert rows[-1].case_ref == "T2"
    assert rows[-1].problems == []


def test_a_long_text_with_many_lines_is_one_row():
    text = "\n".join(f"Line {n}, with a comma, and 1 more" for n in range(300))
    (row,) = rows_of(HEAD + f'T1,1,"{text}"\n'.encode())
    assert row.values["text"] == text
    assert row.problems == []


def test_windows_bytes_are_shown_and_held():
    row = rows_of(HEAD + "T1,1,Zoë’s café and ".encode("cp1252") + "naïve\n".encode())[0]
    assert row.values["text"] == "Zoë’s café and naïve"
    assert codes(row) == {"encoding"}


def test_a_nul_byte_is_held():
    assert codes(rows_of(HEAD + b"T1,1,a\0b\nT2,2,c\n")[0]) == {"encoding"}


@pytest.mark.parametrize(("line", "kept"), [(b"T1,1,a,b,c", ["a", "b", "c"]), (b"T1,1", [""])])
def test_too_many_or_too_few_values_are_held_and_kept(line, kept):
    row = rows_of(HEAD + line + b"\nT2,2,b\n")[0]
    assert codes(row) == {"columns"}
    assert list(row.values.values())[2:] == kept


def test_text_is_kept_as_written():
    assert rows_of(HEAD + b'T1,1," =1+1 "\n')[0].values["text"] == " =1+1 "


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\r\n", "is empty"),
        (b"PK\x03\x04rest", "spreadsheet workbook"),
        (b"%PDF-1.7", "PDF document"),
        (b"\x89PNG\r\n", "not a text file"),
        (b"\0\1\2\0" * 20, "not a text file"),
        (b"a,b\n1,2\n", "none of the columns"),
        (b"case_ref,day\n1,2\n", "lacks the column text"),
        (b"case_ref,day,text,day\n", "more than once"),
        (HEAD + b"x" * (10 * 1024 * 1024), "larger than 10 MB"),
        (HEAD + b"T,1,a\n" * 50_001, "more than 50,000 rows"),
    ],
)
def test_what_is_no_extract_is_refused_in_a_sentence(raw, words):
    with pytest.raises(Refused, match=words):
        rows_of(raw)
