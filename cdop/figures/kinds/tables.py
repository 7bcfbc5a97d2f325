"""The publication `tables`: tables of one's own, counted as they were asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from cdop.access.permissions import Permission
from cdop.core.refusals import Refused
from cdop.disclosure.linking import Order
from cdop.disclosure.refusals import BadTable
from cdop.disclosure.shape import CellKey
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.counting import Counted, Look
from cdop.figures.facts import CaseFacts
from cdop.figures.kinds import asked
from cdop.figures.kinds.tables_document import write
from cdop.figures.populations import (
    DEATHS,
    FACTORS,
    MODIFIABLE_FACTORS,
    REVIEWED,
    REVIEWS,
    tabulate,
)
from cdop.figures.publications import Choices, Publication, publish_by

KIND = "tables"
_MOST_LETTERS = 150
_IS_REVIEWED = ("review", REVIEWED)


def choices_of(
    tables: Sequence[asked.TableAsked], basis: Basis, areas: Mapping[str, str]
) -> dict[str, object]:
    """What a release keeps of what was asked. `areas`: the panel's own, by code, as they were named then."""
    named = {"areas": dict(areas)} if any(asked.AREA in table.dimensions for table in tables) else {}
    return {"basis": basis.code, "tables": [table.described() for table in tables], **named}


def making(choices: Choices) -> Publication:
    tables = asked.read_described(choices.get("tables", ()))
    return Publication(
        kind=KIND,
        title=title(tables),
        basis=Basis(choices.get("basis", Basis.REVIEW)),
        permission=Permission.SUMMARY_MAKE,
        span=lambda cohort: cohort,
        count=partial(_count, tables, choices.get("areas", {})),
        write=write,
    )


def title(tables: Sequence[asked.TableAsked]) -> str:
    said = "; ".join(map(asked.words, tables))
    if not said:
        return "Tables of your own"
    return said if len(said) <= _MOST_LETTERS else "Tables"


def _count(
    tables: Sequence[asked.TableAsked],
    areas: Mapping[str, str],
    cohort: Cohort,
    facts: Sequence[CaseFacts],
    look: Look,
) -> Counted:
    asked.check_together(tables, cohort.basis, cohort)
    try:
        counted = tuple(
            tabulate(
                f"table_{number}_{table.population}",
                asked.OFFERED[table.population],
                asked.dimensions_of(table, cohort, areas),
                facts,
                title=asked.words(table),
            )
            for number, table in enumerate(tables, start=1)
        )
    except BadTable as trouble:
        raise Refused(f"These tables cannot be made: {trouble}") from None
    keys = dict.fromkeys(table.key(cell) for table in counted for cell in table.counts)
    return Counted(counted, tuple(orders_among(keys)))


def orders_among(keys: Mapping[CellKey, None]) -> Iterable[Order]:
    """What can be no more than what, by the meaning of the populations: (smaller, larger)."""
    for key in keys:
        for larger in _larger(key):
            if larger in keys:
                yield key, larger


def _larger(key: CellKey) -> list[CellKey]:
    apart = frozenset(pair for pair in key.codes if pair[0] != "factor_code")
    if key.population == MODIFIABLE_FACTORS.name:
        return [CellKey(FACTORS.name, key.codes), CellKey(REVIEWS.name, apart)]
    if key.population == FACTORS.name:
        return [CellKey(REVIEWS.name, apart)]
    if key.population == REVIEWS.name:
        return [CellKey(DEATHS.name, key.codes), CellKey(DEATHS.name, key.codes | {_IS_REVIEWED})]
    if _IS_REVIEWED in key.codes:
        return [CellKey(REVIEWS.name, key.codes - {_IS_REVIEWED})]
    return []


publish_by(KIND, making)
