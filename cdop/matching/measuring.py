"""How good the search is, by an extract whose duplicates and twins are known (`key.json` of the invented sample)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cdop.access.actors import AnyActor
from cdop.matching.finding import Suggestion
from cdop.matching.queries import every_pair


@dataclass(frozen=True)
class Told:
    """A pair as the search tells of it: references in the earlier register, and what it suggests."""

    names: frozenset[str]
    suggestion: str


def all_pairs(*, by: AnyActor) -> list[Told]:
    """Every pair of the panel, decided or not, by the references of the earlier register."""
    return [
        Told(frozenset({pair.case_a.source_reference, pair.case_b.source_reference}), pair.suggestion)
        for pair in every_pair(by=by)
    ]


def measure(key: Mapping[str, Any], pairs: Iterable[Told]) -> dict[str, Any]:
    """Precision and recall of “may be the same child”, and how many known twins were taken for one child."""
    told = list(pairs)
    same = {each.names for each in told if each.suggestion == Suggestion.SAME_CHILD}
    known = {frozenset(pair) for pair in key.get("duplicate_of", {}).items()}
    twins = {frozenset(pair) for pair in key.get("twin_of", {}).items()}
    linked = {each.names for each in told if each.suggestion == Suggestion.TWINS}
    return {
        "precision": len(same & known) / len(same) if same else None,
        "recall": len(same & known) / len(known) if known else None,
        "twins": len(twins),
        "twins_suggested": len(twins & linked),
        "twins_taken_for_one": len(twins & same),
    }


def words(told: Mapping[str, Any]) -> str:
    precision, recall = told["precision"], told["recall"]
    return (
        f"Precision {_number(precision)}, recall {_number(recall)}. Twins: {told['twins_suggested']} of "
        f"{told['twins']} suggested as such, {told['twins_taken_for_one']} taken for one child."
    )


def _number(value: float | None) -> str:
    return "not known" if value is None else f"{value:.2f}"
