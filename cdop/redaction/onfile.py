"""What is on file for the cases of a text, and finding it again: without accents, as initials, with a slip."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cdop.redaction.marks import Mark, Taken
from cdop.redaction.wordlists import words_of

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_INITIALS = re.compile(r"\b(?:[A-Z]\.? ?){2,4}(?!\w)")
_SHORTEST = 3
_LONG_ENOUGH_TO_SLIP = 5
_EVERYDAY = words_of("everyday.txt")
"""Words of addresses and organisations that name nobody by themselves."""


def folded(text: str) -> str:
    """Small letters without accents; letters that no accent explains are spelt as English registers spell them."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SPELT))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("’", "'")


_SPELT = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


@dataclass(frozen=True)
class OnFile:
    """Single words and the initials of persons; `OnFile.of` makes it from what the record holds."""

    words: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    _by_length: dict[int, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, values: Iterable[str], persons: Iterable[str] = ()) -> OnFile:
        """`values`: any text of the record that names; `persons`: full names, of which initials are made too."""
        persons = list(persons)
        words = frozenset(word for value in (*values, *persons) for word in _words(value) if _tells(word))
        lengths: dict[int, list[str]] = {}
        for word in words:
            lengths.setdefault(len(word), []).append(word)
        initials = frozenset(
            "".join(word[0] for word in _words(name)) for name in persons if len(list(_words(name))) > 1
        )
        return cls(words, initials, {length: tuple(each) for length, each in lengths.items()})

    def holds(self, word: str) -> bool:
        """Whether this word, or one a slip away from it, is on file."""
        if word in self.words:
            return True
        if len(word) < _LONG_ENOUGH_TO_SLIP or word in _EVERYDAY:
            return False
        near = (
            each for length in range(len(word) - 1, len(word) + 2) for each in self._by_length.get(length, ())
        )
        return any(len(each) >= _LONG_ENOUGH_TO_SLIP and one_slip(word, each) for each in near)


def on_file(text: str, known: OnFile) -> Iterator[Mark]:
    """Every word of the text that is on file, whole or in part (“Kelly-Anne’s”)."""
    for found in _WORD.finditer(text):
        whole = _bare(folded(found.group()))
        parts = (whole, whole.replace("-", "").replace("'", ""), *re.split(r"[-']", whole))
        if any(known.holds(part) for part in parts if part):
            yield Mark(found.start(), found.end(), Taken.ON_FILE, found.group())
    for found in _INITIALS.finditer(text):
        letters = re.sub(r"[^a-z]", "", found.group().casefold())
        if letters in known.initials:
            end = found.start() + len(found.group().rstrip())
            yield Mark(found.start(), end, Taken.ON_FILE, text[found.start() : end])


def one_slip(one: str, other: str) -> bool:
    """Whether one letter changed, missing, added, or two neighbours exchanged makes one word of the other."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = next((n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped == other[at:]


def _words(value: str) -> Iterator[str]:
    for found in _WORD.finditer(value):
        whole = _bare(folded(found.group()))
        yield whole
        if "-" in whole or "'" in whole:
            yield whole.replace("-", "").replace("'", "")
            yield from re.split(r"[-']", whole)


def _bare(word: str) -> str:
    """Without the possessive."""
    return word[:-2] if word.endswith("'s") else word.rstrip("'")


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST and not word.isdigit() and word not in _EVERYDAY
