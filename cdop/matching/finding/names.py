"""How alike two names are, whatever their accents, capitals and order. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_APOSTROPHES = re.compile("['’`´ʼ]")
_MOST_EDITED = 0.3
_UNNAMED = re.compile(
    r"(?:(?:the )?(?:baby|infant|newborn|twin|triplet)\b(?: (?:boy|girl|male|female|one|two|[0-9ab])\b)*"
    r"(?: of\b(?P<mother>.*))?|unnamed.*|not named.*|unknown)"
)


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """Lower case without accents, marks and double spaces: "O’Neill-Núñez" is "oneill nunez"."""
    bare = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name.casefold().translate(_LETTERS)))
    letters = (each if each.isalnum() else " " for each in bare if not unicodedata.combining(each))
    return " ".join("".join(letters).split())


def is_unnamed(forenames: str) -> bool:
    """Whether this stands for a baby without a name: "Baby of Aisha", "Twin 2", "Infant", nothing."""
    told = fold(forenames)
    return not told or _UNNAMED.fullmatch(told) is not None


def mother_in(forenames: str) -> str:
    """The mother's name in "Baby of Aisha Khan", folded; "" where none is told."""
    found = _UNNAMED.fullmatch(fold(forenames))
    return (found["mother"] or "").strip() if found else ""


def similarity(one: str, other: str) -> float:
    """0 for nothing in common to 1 for the same, by threes of letters; the order of words does not matter."""
    mine, theirs = _threes(fold(one)), _threes(fold(other))
    if not mine or not theirs:
        return 0.0
    return len(mine & theirs) / len(mine | theirs)


def given_closeness(one: str, other: str) -> float:
    """The same for forenames, of which one record may give only the first."""
    first, other_first = (fold(name).split(" ")[0] for name in (one, other))
    return max(closeness(one, other), closeness(first, other_first))


@lru_cache(maxsize=65536)
def closeness(one: str, other: str) -> float:
    """How alike two names are, also when letters changed places: "Isla" and "Ilsa" share next to no threes.

    Edits count only where most of the name stays, so that short names are not alike by chance.
    """
    mine, theirs = fold(one), fold(other)
    threes = similarity(mine, theirs)
    longest = max(len(mine), len(theirs))
    if not mine or not theirs or abs(len(mine) - len(theirs)) > _MOST_EDITED * longest:
        return threes
    kept = 1 - _edits(*sorted((mine, theirs))) / longest
    return max(threes, kept) if kept >= 1 - _MOST_EDITED else threes


@lru_cache(maxsize=16384)
def _edits(one: str, other: str) -> int:
    """Letters changed, added, left out, or exchanged with their neighbour, that lead from one to the other."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, mine in enumerate(one, start=1):
        row = [i]
        for j, theirs in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (mine != theirs))
            if i > 1 and j > 1 and mine == other[j - 2] and theirs == one[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


@lru_cache(maxsize=16384)
def _threes(folded: str) -> frozenset[str]:
    """As PostgreSQL's pg_trgm counts them: each word with two blanks before it and one after."""
    padded = (f"  {word} " for word in folded.split())
    return frozenset(word[at : at + 3] for word in padded for at in range(len(word) - 2))
