"""The last net: words with a capital letter that nothing else explains. It only points; a person decides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cdop.redaction.marks import Mark, Taken
from cdop.redaction.wordlists import words_of

_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’]*(?:[-–][\w'’]+)*")
_OPENS = re.compile(r"(?:^|[.!?:;\n•]\s*|[“\"(]\s*)$")
_KNOWN = words_of("abbreviations.txt")
_OPENERS = words_of("openers.txt")
"""Words with which sentences begin and which are no names."""


def capitals(text: str) -> Iterator[Mark]:
    for found in _CAPITALISED.finditer(text):
        word = found.group()
        if word in _KNOWN or word.rstrip("s’'") in _KNOWN:
            continue
        opens = _OPENS.search(text[: found.start()])
        if not (opens and word.casefold() in _OPENERS):
            yield Mark(found.start(), found.end(), Taken.CAPITAL, word)
