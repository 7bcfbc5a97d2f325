"""A ledger without a database: releases made one after the other, as the application makes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from cdop.dataset.years import review_year
from cdop.disclosure.attack import Attacker
from cdop.disclosure.protect import Protected, protect
from cdop.disclosure.publication import published
from cdop.disclosure.rule import Rule
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.counting import Counted
from cdop.figures.facts import CaseFacts
from cdop.figures.freezing import freeze_shown, thaw_shown
from cdop.figures.ledger.beside import Beside, beside
from cdop.figures.ledger.entries import told_figures, told_shapes
from cdop.figures.ledger.told import Told, Vintage

PLAIN = {
    "age_band": "0_27d",
    "sex": "female",
    "ethnic_group": "white",
    "area": "E07000117",
    "imd_decile": "1",
    "is_reviewed": True,
    "category": "8",
    "modifiability": "identified",
    "factors": frozenset(),
    "modifiable_factors": frozenset(),
}


def line(number: int, day: date, **known) -> CaseFacts:
    return CaseFacts(case_id=number, day=day, year=review_year(day), **{**PLAIN, **known})


def cohort(start: date, end: date) -> Cohort:
    return Cohort(1, Basis.REVIEW, start, end)


def within(facts: Sequence[CaseFacts], over: Cohort) -> list[CaseFacts]:
    return [each for each in facts if over.start <= each.day <= over.end]


@dataclass
class Releases:
    """`knows` off: each is made as if there were no other."""

    rule: Rule
    knows: bool = True
    told: list[Told] = field(default_factory=list)

    def beside(self, counted: Counted, over: Cohort, facts: Sequence[CaseFacts]) -> Beside:
        return beside(counted.tables, Vintage(over, facts), self.told)

    def make(self, name: str, counted: Counted, over: Cohort, facts: Sequence[CaseFacts]) -> Protected:
        before = self.beside(counted, over, facts) if self.knows else Beside()
        made = protect(counted.tables, self.rule, counted.order, before.facts, before.counts)
        shown = thaw_shown(freeze_shown(made))
        figures = tuple(told_figures(shown, made.rule, over))
        self.told.append(Told(name, over, figures, told_shapes(shown), list(facts)))
        return made


def small_ones_known(releases: Releases, last: Protected, counted: Counted, over, facts, width: int) -> int:
    """How many counts of 1 to 4 that no release shows (increments, differences) a reader of all of them can
    work out to less than `width`; the last of the releases is `last`."""
    earlier = Releases(releases.rule, told=releases.told[:-1]).beside(counted, over, facts)
    publication = published(last.tables, last.errors, counted.order, last.rule.floor)
    attacker = Attacker(publication, earlier=earlier.facts, fitting=earlier.counts)
    small = [key for key, count in earlier.counts.items() if 0 < count < 5 and key in attacker.place]
    return sum(found.is_narrower_than(width) for found in attacker.intervals(small).values())
