"""A large table is written row by row: it is never a second time in memory."""

import tracemalloc

import pytest

from cdop.artefacts.document import Column, Document, TableBlock
from cdop.artefacts.writers.ods import write_ods
from cdop.artefacts.writers.xlsx import write_xlsx


@pytest.fixture(scope="module")
def large():
    columns = tuple(Column(f"c{place}", numeric=place > 0) for place in range(10))
    rows = tuple((f"Row {row}", *(row * place for place in range(1, 10))) for row in range(8_000))
    return Document("Large", "", (), (TableBlock("large", "Large", columns, rows),))


@pytest.mark.parametrize("write", [write_xlsx, write_ods])
def test_eighty_thousand_cells_take_less_room_than_the_text_they_become(large, made_at, write):
    write(Document("Warm", "", (), ()), made_at=made_at)
    tracemalloc.start()
    try:
        write(large, made_at=made_at)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 6_000_000
