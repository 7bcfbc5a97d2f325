"""Which themes lines of reviews might be of: by the themes' own words, then by comparison. Asks no database."""

from __future__ import annotations

from collections.abc import Set

from cdop.themes.actions.suggesting import Proposed
from cdop.themes.comparing import compare
from cdop.themes.lines import Wording
from cdop.themes.phrases import Phrases
from cdop.themes.queries import Material


def by_words(material: Material) -> list[Proposed]:
    """Each line with each theme of which a word or phrase stands in it."""
    ready = Phrases(material.phrases)
    return [
        Proposed(line, theme, phrase=phrase)
        for line in material.lines
        for theme, phrase in ready.found_in(line.text).items()
        if (theme, line.wording) not in material.settled
    ]


def by_comparison(material: Material, found: list[Proposed]) -> list[Proposed]:
    """Each line with the themes of tagged lines it is like, but for those `found` by their words already."""
    settled: Set[tuple[int, Wording]] = material.settled | {
        (each.theme_id, each.line.wording) for each in found
    }
    scored, version = compare(material.tagged, [line.text for line in material.lines])
    return [
        Proposed(line, each.theme, score=each.score, model_version=version)
        for line, themes in zip(material.lines, scored, strict=True)
        for each in themes
        if (each.theme, line.wording) not in settled
    ]
