"""No text can leave as a formula, whatever it holds: read back by other libraries."""

import csv
import io
from datetime import UTC, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdop.artefacts.document import Column, Document, TableBlock
from cdop.artefacts.writers.csv_file import write_csv
from cdop.artefacts.writers.text import neutral
from cdop.artefacts.writers.xlsx import write_xlsx

DANGEROUS = "=+-@\t\r\n\0＝＋－＠"
TEXTS = st.text(max_size=30) | st.builds(
    "{}{}{}".format,
    st.sampled_from(["", " ", "\u00a0", "\u200b", "\ufeff"]),
    st.sampled_from(DANGEROUS),
    st.text(),
)
MOMENT = datetime(2026, 3, 27, tzinfo=UTC)


def _table(text):
    return TableBlock("cells", "Cells", (Column("a"), Column("b", numeric=True)), ((text, -3), (text, -0.5)))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_csv_text_never_begins_like_a_formula(text):
    raw = write_csv(_table(text)).decode("utf-8")
    _, first, _ = csv.reader(io.StringIO(raw, newline=""))
    assert not first[0].strip(" \u00a0\u200b\ufeff").startswith(tuple(DANGEROUS))
    assert first[0].removeprefix("'") == text.removeprefix("'")
    assert first[1] == "-3"


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_workbook_text_is_text_and_never_begins_like_a_formula(text):
    document = Document("Cells", "", (("Said", text),), (_table(text),))
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(document, made_at=MOMENT)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type in ("s", "n") for cell in cells)
    texts = [cell.value for cell in cells if cell.data_type == "s"]
    assert not any(value.lstrip(" \u00a0\u200b\ufeff").startswith(tuple(DANGEROUS)) for value in texts)
    assert [cell.value for cell in book["cells"]["B"] if isinstance(cell.value, int | float)] == [-3, -0.5]


@pytest.mark.parametrize("text", ["Housing", "'=1", "a=b", "–5", "5-9 years", ""])
def test_harmless_text_is_left_as_it_is(text):
    assert neutral(text) == text
