"""Themes suggested by their own words and phrases. Pure: knows no table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cdop.themes.lines import plain


class Phrases:
    """The phrases of every theme, made ready once to look through many texts."""

    def __init__(self, by_theme: Mapping[int, Sequence[str]]) -> None:
        self._ready = [
            (theme, phrase, f" {plain(phrase)} ")
            for theme, phrases in by_theme.items()
            for phrase in phrases
            if plain(phrase)
        ]

    def found_in(self, text: str) -> dict[int, str]:
        """Each theme with the first of its phrases that stands in `text`: whole words, however they are written."""
        within, found = f" {plain(text)} ", dict[int, str]()
        for theme, phrase, sought in self._ready:
            if theme not in found and sought in within:
                found[theme] = phrase
        return found
