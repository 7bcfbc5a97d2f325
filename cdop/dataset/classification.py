"""Rules of category and modifiability. Pure: given the panel's choices, what follows and what contradicts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from cdop.dataset.codelists.categories import Category
from cdop.dataset.codelists.review import FindingModifiable, Modifiability, Relevance


class Judged(Protocol):
    """A finding as far as these rules look: its relevance and whether it was modifiable, as codes."""

    @property
    def relevance(self) -> str: ...

    @property
    def modifiable(self) -> str: ...


def primary_category(selected: Iterable[str | int]) -> Category:
    """The category highest in the hierarchy (lowest number). Raises ValueError for none or an unknown one."""
    codes = [str(code) for code in selected]
    if not codes:
        raise ValueError("No category of death is selected. Choose at least one.")
    for code in codes:
        if not Category.has(code):
            raise ValueError(f"'{code}' is not a category of death. Categories run from 1 to 10.")
    return min((Category(code) for code in codes), key=lambda category: category.number)


def is_modifiable_and_contributory(finding: Judged) -> bool:
    """Whether one finding makes the death modifiable: modifiable, and of relevance 2 (or 3)."""
    return (
        finding.modifiable == FindingModifiable.YES
        and Relevance.has(finding.relevance)
        and Relevance(finding.relevance).is_contributory
    )


def check_modifiability(modifiability: str, findings: Iterable[Judged]) -> str | None:
    """A sentence when the panel's conclusion contradicts its findings, else None.

    Blocks signing off, warns before it. "Inadequate information" and a blank contradict nothing.
    """
    has_one = any(is_modifiable_and_contributory(finding) for finding in findings)
    if modifiability == Modifiability.IDENTIFIED and not has_one:
        return (
            "The conclusion says that modifiable factors were identified, but no factor is both "
            "modifiable and of relevance 2. Mark the factor, or change the conclusion."
        )
    if modifiability == Modifiability.NONE and has_one:
        return (
            "The conclusion says that no modifiable factors were identified, but at least one factor is "
            "modifiable and of relevance 2. Change the conclusion, or the factor."
        )
    return None
