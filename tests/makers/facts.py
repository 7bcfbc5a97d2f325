"""Facts of deaths made by hand, and panels drawn at random: for pages that count facts themselves."""

from __future__ import annotations

import itertools
import random
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from cdop.dataset.factors import terms
from cdop.dataset.years import review_year
from cdop.figures.facts import CaseFacts

DAY = date(2025, 11, 20)
_numbers = itertools.count(1)


def make_facts(
    modifiable: Collection[str] = (), *, also: Collection[str] = (), **overrides: Any
) -> CaseFacts:
    """A reviewed death with these modifiable factors, and `also` others that may have contributed."""
    day = overrides.pop("day", DAY)
    held: dict[str, Any] = {
        "case_id": next(_numbers),
        "day": day,
        "year": review_year(day),
        "age_band": "1_4",
        "sex": "female",
        "ethnic_group": "white",
        "area": "E06000008",
        "imd_decile": "3",
        "is_reviewed": True,
        "category": "10",
        "modifiability": "modifiable_identified" if modifiable else "none_identified",
        "factors": frozenset({*modifiable, *also}),
        "modifiable_factors": frozenset(modifiable),
        **overrides,
    }
    return CaseFacts(**held)


def random_panel(
    seed: int, deaths: int, *, factors: int = 40, planted: Mapping[tuple[str, str], float] | None = None
) -> list[frozenset[str]]:
    """The factors of each death: every one comes by itself, but for those planted.

    `planted`: of deaths with the first of a pair, the share that has the second as well.
    """
    chance = random.Random(seed)
    codes: Sequence[str] = [term.code for term in terms()][:factors]
    shares = {code: 0.01 + 0.24 * chance.random() ** 2 for code in codes}
    shares |= {code: 0.1 for pair in planted or {} for code in pair}
    panel = []
    for _ in range(deaths):
        found = {code for code, share in shares.items() if chance.random() < share}
        for (first, second), share in (planted or {}).items():
            found -= {second} if first in found else set()
            found |= {second} if first in found and chance.random() < share else set()
        panel.append(frozenset(found))
    return panel
