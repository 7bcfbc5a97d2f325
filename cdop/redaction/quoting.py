"""Words copied from the record: facts are to be written anew, since a sentence may be known to whoever said it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cdop.redaction.marks import Mark, Taken
from cdop.redaction.onfile import folded

IN_A_ROW = 8
"""So many words in the same order are taken for a copy."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def copied(text: str, sources: Iterable[str]) -> Iterator[Mark]:
    """Each stretch of the text that stands so in one of the sources."""
    known = {run for source in sources for run in _runs([folded(w) for w in _WORD.findall(source)])}
    found = list(_WORD.finditer(text))
    words = [folded(each.group()) for each in found]
    first: int | None = None
    last = 0
    for place, run in enumerate(_runs(words)):
        if run not in known:
            continue
        if first is not None and place > last + 1:
            yield _mark(text, found[first].start(), found[last + IN_A_ROW - 1].end())
            first = None
        first, last = (place if first is None else first), place
    if first is not None:
        yield _mark(text, found[first].start(), found[last + IN_A_ROW - 1].end())


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + IN_A_ROW]) for at in range(len(words) - IN_A_ROW + 1)]


def _mark(text: str, start: int, end: int) -> Mark:
    return Mark(start, end, Taken.QUOTE, text[start:end])
