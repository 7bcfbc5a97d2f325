"""Dimensions of published tables: codes in order with their labels, made once from the dataset."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cdop.dataset.codelists.bands import AgeBand
from cdop.dataset.codelists.categories import Category
from cdop.dataset.codelists.child import Sex
from cdop.dataset.codelists.ethnicity import EthnicGroup
from cdop.dataset.codelists.review import Modifiability
from cdop.dataset.codes import CodeList
from cdop.dataset.factors import terms
from cdop.disclosure.shape import Dimension
from cdop.disclosure.table import Table

NOT_RECORDED = "not_recorded"
"""A blank answer has its own row: not asked is neither none nor not known."""


def coded(name: str, title: str, codes: type[CodeList]) -> Dimension:
    labels = {**codes.labels(), NOT_RECORDED: "Not recorded"}
    return Dimension(name, title, tuple(labels), labels)


def years(over: Sequence[str]) -> Dimension:
    return Dimension("year", "Year (1 April to 31 March)", tuple(over), {})


def one_period(code: str, words: str) -> Dimension:
    """A period that is not made of whole years stands as it is, never under the name of a year."""
    return Dimension("period", "Period", (code,), {code: words}, has_total=False)


def factor_dimension(codes: Iterable[str]) -> Dimension:
    """Factors do not add up: a death may have several, or none."""
    labels = {term.code: term.label for term in terms()}
    wanted = sorted(set(codes))
    return Dimension("factor_code", "Factor", tuple(wanted), {c: labels[c] for c in wanted}, has_total=False)


def pair_dimension(pairs: Iterable[tuple[str, str]]) -> Dimension:
    labels = {term.code: term.label for term in terms()}
    wanted = sorted(set(pairs))
    return Dimension(
        "pair",
        "Pair of factors",
        tuple(f"{a}+{b}" for a, b in wanted),
        {f"{a}+{b}": f"{labels[a]} and {labels[b]}" for a, b in wanted},
        has_total=False,
    )


def modifiability() -> Dimension:
    return coded("modifiability", "Modifiability", Modifiability)


def category() -> Dimension:
    return coded("category", "Primary category of death", Category)


def age_band() -> Dimension:
    return coded("age_band", "Age at death", AgeBand)


def sex() -> Dimension:
    return coded("sex", "Sex", Sex)


def ethnic_group() -> Dimension:
    return coded("ethnic_group", "Ethnic group", EthnicGroup)


def one_way(name: str, population: str, dimension: Dimension, counts: Mapping[str, int], title: str) -> Table:
    """A table of one dimension; a blank code is counted as not recorded."""
    cells = {(code or NOT_RECORDED,): number for code, number in counts.items()}
    return Table.from_cells(name, population, (dimension,), cells, title=title, missing_is_zero=True)
