"""One table as CSV."""

from cdop.artefacts.document import Column, TableBlock
from cdop.artefacts.writers.csv_file import write_csv


def test_rows_end_in_crlf_and_quotes_are_doubled_as_rfc_4180_says():
    table = TableBlock("t", "T", (Column("a"), Column("b", unit="deaths")), (('x,"y"\nz', 1234), ("é", None)))
    assert write_csv(table) == 'a,b (deaths)\r\n"x,""y""\nz",1234\r\né,\r\n'.encode()
