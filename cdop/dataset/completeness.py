"""How much of a section is answered, of the questions now asked: the denominator moves with the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Element, Required, Section, is_asked


@dataclass(frozen=True)
class Progress:
    """`done` of `expected` answered; `missing` are the others, in order. "Not known" counts as answered."""

    done: int
    expected: int
    missing: tuple[Element, ...]

    @property
    def is_complete(self) -> bool:
        return not self.missing

    @property
    def missing_musts(self) -> tuple[Element, ...]:
        """What keeps the form from being submitted."""
        return tuple(element for element in self.missing if element.required is Required.MUST)

    def __add__(self, other: Progress) -> Progress:
        return Progress(self.done + other.done, self.expected + other.expected, self.missing + other.missing)


def expected(
    section: Section, answers: Mapping[str, Any], facts: Mapping[str, Any], on: date | None = None
) -> list[Element]:
    """The elements that completeness counts now: MUST and SOFT ones that are asked. Blank means not asked."""
    return [
        element
        for element in section
        if element.required is not Required.OPTIONAL and is_asked(element, answers, facts, on)
    ]


def progress(
    section: Section, answers: Mapping[str, Any], facts: Mapping[str, Any], on: date | None = None
) -> Progress:
    """Progress of one section, or of one row of a repeating one. `facts`: see `conditions.FACTS`."""
    counted = expected(section, answers, facts, on)
    missing = tuple(element for element in counted if is_blank(answers.get(element.name)))
    return Progress(len(counted) - len(missing), len(counted), missing)
