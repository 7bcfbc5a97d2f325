"""The coded vocabulary of contributory factors: an aid to coding. The panel's words stay beside it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cdop.dataset.codelists.review import Domain
from cdop.dataset.codes import code_list, entry


@dataclass(frozen=True)
class FactorTerm:
    """One coded factor. `commonly_modifiable` is only a hint: the panel decides for each child."""

    code: str
    domain: Domain
    label: str
    legacy: bool
    commonly_modifiable: bool
    source: str


@cache
def terms() -> tuple[FactorTerm, ...]:
    """Every coded factor, domain by domain."""
    with (Path(__file__).parent / "factors.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            FactorTerm(
                code=row["code"],
                domain=Domain(row["domain"]),
                label=row["label"],
                legacy=row["legacy"] == "yes",
                commonly_modifiable=row["commonly_modifiable"] == "yes",
                source=row["source"],
            )
            for row in csv.DictReader(file)
        )


def factor(code: str) -> FactorTerm:
    """The factor with this code. Raises KeyError with a sentence when there is none."""
    for term in terms():
        if term.code == code:
            return term
    raise KeyError(f"'{code}' is not a coded factor. Codes run from A01 to D30; see the data dictionary.")


def by_domain() -> dict[Domain, tuple[FactorTerm, ...]]:
    """The factors of each domain, in order."""
    return {domain: tuple(term for term in terms() if term.domain is domain) for domain in Domain}


FactorCode = code_list(
    "FactorCode",
    [entry(term.code, term.label, source=term.source) for term in terms()],
    module=__name__,
    name="coded factor",
    source="recalled-M",
)
