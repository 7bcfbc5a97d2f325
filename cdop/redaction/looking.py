"""Looking through a text with every net at once."""

from __future__ import annotations

from collections.abc import Collection

from cdop.redaction.capitals import capitals
from cdop.redaction.marks import Mark, apart
from cdop.redaction.onfile import OnFile, on_file
from cdop.redaction.patterns import by_form
from cdop.redaction.quoting import copied

NOTHING_ON_FILE = OnFile()


def look(text: str, known: OnFile = NOTHING_ON_FILE, sources: Collection[str] = ()) -> tuple[Mark, ...]:
    """Everything that may tell who a child was, in the order of the text. To find nothing proves nothing:

    circumstances, a rare illness or the order of events tell without a name. `sources`: texts of the record.
    """
    return apart([*by_form(text), *on_file(text, known), *copied(text, sources), *capitals(text)])
