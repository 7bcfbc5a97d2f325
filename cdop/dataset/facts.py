"""Facts for conditions that are answers of other sections: gathered from where they were given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cdop.dataset.conditions import FACTS_FROM, is_blank


def facts_from(answers_by_section: Mapping[str, Mapping[str, Any] | None]) -> dict[str, tuple[str, ...]]:
    """Every fact that another section's answers give, as codes; a fact nobody gave is left out."""
    found = {fact: _gathered(places, answers_by_section) for fact, places in FACTS_FROM.items()}
    return {fact: codes for fact, codes in found.items() if codes}


def _gathered(
    places: tuple[tuple[str, str], ...], answers_by_section: Mapping[str, Mapping[str, Any] | None]
) -> tuple[str, ...]:
    codes: list[str] = []
    for slug, name in places:
        value = (answers_by_section.get(slug) or {}).get(name)
        if not is_blank(value):
            codes += [value] if isinstance(value, str) else list(value or ())
    return tuple(dict.fromkeys(codes))
