"""Whatever the bytes: a sentence, or rows that hold everything that was in the file."""

from collections import Counter
from contextlib import suppress

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cdop.access.vault import Vault
from cdop.core.refusals import Refused
from cdop.imports import lines
from cdop.imports.already import AlreadyIn
from cdop.imports.matching import Known
from cdop.imports.models import RowState
from cdop.imports.reading import read_rows
from tests.makers.imports import cases_file, factors_file, row

HEAD = "case_ref,day,text\n"
PIECES = st.sampled_from(
    ['"', ",", "\n", "\r\n", "\r", "T1", "T2,1,a", ";", " ", "\x0c", "é", "\ufffd", "=1"]
)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.booleans())
@example(b"\xff\xfe\0\xd8", False)
@example(b'"\xed\xa0\x80,\n"', True)
def test_any_bytes_are_read_or_refused(raw, with_head):
    raw = HEAD.encode() + raw if with_head else raw
    with suppress(Refused):
        rows, notes = read_rows(raw, needed=["case_ref", "day", "text"], what="The file")
        for text in [*notes, *(value for each in rows for value in each.values.values())]:
            assert "\0" not in text
            text.encode()


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
@example('T1,1,"a\nT2,2,"b\nT3,3,"c"\n')
def test_nothing_that_was_written_is_lost(body):
    rows, _ = read_rows((HEAD + body).encode(), needed=["case_ref", "day", "text"], what="The file")
    kept = Counter("".join(value for each in rows for value in each.values.values()))
    written = Counter(body)
    for letter in "T12aé=":
        assert kept[letter] == written[letter]
    assert len({each.line for each in rows}) == len(rows)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
COLUMN = st.sampled_from(
    ["case_ref", "nhs_number", "surname", "date_of_birth", "date_of_death", "notified_at"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(COLUMN, TEXT, max_size=4), min_size=1, max_size=6), TEXT)
def test_every_row_ends_in_exactly_one_state(changes, factor):
    rows = [row(number, **change) for number, change in enumerate(changes, start=1)]
    factors = factors_file({"case_ref": "T21-0001", "factor_code": factor, "relevance": factor})
    with MonkeyKnown():
        extract = lines.read_extract(cases_file(*rows), factors)
        settled = lines.settle(extract, panel_id=1, vault=Vault(1, b"k" * 32))
    assert len(settled) == len(rows)
    assert all(isinstance(line.state, RowState) for line in settled)
    for line in settled:
        assert line.checked.has_error == (line.state is RowState.HELD)


class MonkeyKnown:
    """Stands where the database of a panel without cases stands."""

    def __enter__(self) -> None:
        self.before = lines.already_in, lines.cases_like
        lines.already_in = lambda *args, **kwargs: AlreadyIn()  # type: ignore[assignment]
        lines.cases_like = lambda *args, **kwargs: Known()  # type: ignore[assignment]

    def __exit__(self, *_: object) -> None:
        lines.already_in, lines.cases_like = self.before
