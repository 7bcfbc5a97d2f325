"""One line a death: which deaths were chosen, and what is read of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cdop.dataset.factors import factor
from cdop.figures.facts import CaseFacts
from cdop.figures.groupings import NOT_RECORDED
from cdop.patterns.choice import MODIFIABLE, Choice


@dataclass(frozen=True)
class Deaths:
    """The reviewed deaths of a choice."""

    choice: Choice
    lines: tuple[CaseFacts, ...]

    @property
    def factors(self) -> list[frozenset[str]]:
        """The factors of each death that were asked for."""
        return [self.factors_of(line) for line in self.lines]

    def factors_of(self, line: CaseFacts) -> frozenset[str]:
        found = self.every_factor_of(line)
        domain = self.choice.domain
        return found if not domain else frozenset(c for c in found if factor(c).domain.code == domain)

    def every_factor_of(self, line: CaseFacts) -> frozenset[str]:
        """Those of all domains."""
        return line.modifiable_factors if self.choice.which == MODIFIABLE else line.factors

    def column_of(self, line: CaseFacts, by: str) -> str:
        return _READ[by](line)


def chosen(facts: Sequence[CaseFacts], choice: Choice) -> Deaths:
    """The deaths already reviewed that the choice holds: of others no factor is known."""
    wanted = {name: code for name in ("age", "category", "area") if (code := getattr(choice, name))}
    lines = (
        line
        for line in facts
        if line.is_reviewed and all(_READ[name](line) == code for name, code in wanted.items())
    )
    return Deaths(choice, tuple(lines))


_READ: dict[str, Callable[[CaseFacts], str]] = {
    "year": lambda line: line.year,
    "age": lambda line: line.age_band or NOT_RECORDED,
    "category": lambda line: line.category or NOT_RECORDED,
    "area": lambda line: line.area or NOT_RECORDED,
}
