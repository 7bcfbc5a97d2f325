"""The doors: exact figures and the cases behind one of them. That they were read is recorded."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.cases.queries import cases_of
from cdop.figures import release
from cdop.figures.groupings import NOT_RECORDED
from cdop.patterns.choice import Choice
from cdop.patterns.queries.cells import Cell
from cdop.patterns.queries.lines import chosen
from cdop.patterns.queries.patterns import Patterns, count
from cdop.patterns.queries.protective import Protection, protections
from cdop.reference import queries as reference


@dataclass(frozen=True)
class Behind:
    """A case that a number counts: its reference and the day that places it in the period."""

    reference: str
    day: date


@dataclass(frozen=True)
class Found:
    """What was found of the deaths chosen, what protected, and where the children of the period lived."""

    patterns: Patterns
    protections: tuple[Protection, ...]
    areas: dict[str, str]


@transaction.atomic
def patterns(choice: Choice, *, by: AnyActor) -> Found:
    """Everything the page shows."""
    facts = release.exact_facts("patterns", choice.cohort(by.panel_id), by=by, **choice.narrowed)
    deaths = chosen(facts, choice)
    areas = area_names({line.area for line in facts if line.is_reviewed})
    return Found(count(deaths), protections(deaths, by=by), areas)


@transaction.atomic
def cases_behind(choice: Choice, cell: Cell, *, by: AnyActor) -> tuple[Behind, ...]:
    """The cases that one number counts, by reference."""
    check(by, Permission.CASE_VIEW)
    looked_into = " ".join(f"{name}={code}" for name, code in cell.codes)
    facts = release.exact_facts(
        "patterns/cases", choice.cohort(by.panel_id), by=by, cell=looked_into, **choice.narrowed
    )
    deaths = chosen(facts, choice)
    days = {line.case_id: line.day for line in deaths.lines if cell.holds(line, deaths)}
    found = cases_of(by).filter(pk__in=days).order_by("reference").values_list("pk", "reference")
    return tuple(Behind(reference, days[case]) for case, reference in found)


def area_names(codes: Collection[str]) -> dict[str, str]:
    """Areas by name, and what has none; a blank is not recorded."""
    names = reference.area_names(code for code in codes if code and code != NOT_RECORDED)
    known = sorted(
        ((code, names.get(code, code)) for code in codes if code and code != NOT_RECORDED),
        key=lambda each: each[1],
    )
    blank = {NOT_RECORDED: "Not recorded"} if codes and len(known) < len(codes) else {}
    return {**dict(known), **blank}
