"""Lists of ordinary words, a word a line, beside this file."""

from __future__ import annotations

from pathlib import Path


def words_of(name: str) -> frozenset[str]:
    return frozenset((Path(__file__).parent / "words" / name).read_text(encoding="utf-8").split())
