"""What those without exact figures see, and what files hold: the protected tables of the themes, and what follows

from them. Nothing here reads a true count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cdop.access.actors import AnyActor
from cdop.figures import themes
from cdop.figures.cohort import Basis
from cdop.figures.readable import Figures, Readable
from cdop.patterns.choice import MODIFIABLE, Offer


@dataclass(frozen=True)
class Asked:
    """A basis, one of the years protected together or all of them (blank), and which factors."""

    basis: str
    year: str = ""
    which: str = MODIFIABLE


@dataclass(frozen=True)
class PairShown:
    """Two factors, the deaths with both, and those expected: both from figures already protected."""

    factors: tuple[str, str]
    observed: int
    expected: int

    @property
    def difference(self) -> int:
        return self.observed - self.expected


def asked_of(typed: Mapping[str, str], offers: Mapping[str, Offer]) -> Asked:
    """What the address asks for; what is not on offer falls back to the usual."""
    chosen = {
        name: code if (code := typed.get(name, "")) in offer else next(iter(offer))
        for name, offer in offers.items()
    }
    return Asked(**chosen)


def figures(asked: Asked, today: date, *, by: AnyActor) -> Figures:
    """The tables of the themes page: the very same, so that the two pages tell no more than one."""
    return themes.themes(Basis(asked.basis), today, by=by)


def figures_to_take(name: str, asked: Asked, today: date, *, by: AnyActor) -> Figures:
    """The same for a file, protected whoever asks; recorded."""
    return themes.protected(f"patterns/{name}", Basis(asked.basis), today, by=by)


def reviews(shown: Figures, year: str = "") -> int:
    return _at(shown.tables["reviews"], year)


def ranking(shown: Figures, asked: Asked) -> list[tuple[str, int]]:
    """Factors shown above nought, the most frequent first."""
    table = shown.tables["modifiable_factors" if asked.which == MODIFIABLE else "factors"]
    counts = [(code, _at(table, asked.year, code)) for code in table.dimensions[0].codes]
    return sorted((each for each in counts if each[1]), key=lambda each: (-each[1], each[0]))


def pairs(shown: Figures) -> list[PairShown]:
    """The pairs that the released figures themselves choose, the most frequent first; all years together."""
    table, total = shown.tables.get("pairs"), reviews(shown)
    if table is None or not total:
        return []
    single = shown.tables["factors"]
    found = []
    for code in table.dimensions[0].codes:
        one, other = code.split("+")
        expected = round(_at(single, "", one) * _at(single, "", other) / total)
        found.append(PairShown((one, other), table.value(pair=code) or 0, expected))
    return sorted(found, key=lambda pair: (-pair.observed, pair.factors))


def _at(table: Readable, year: str, code: str = "") -> int:
    """The count in a year, or in all years together."""
    time, what = table.dimensions[1].name, table.dimensions[0].name
    return table.value(**({time: year} if year else {}), **({what: code} if code else {})) or 0
