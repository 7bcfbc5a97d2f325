"""From what a case or a row of a list tells to what is compared. Asks no database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cdop.cases.queries import Known
from cdop.matching.finding import Mother, Person


def of_case(known: Known) -> Person:
    case, who, facts = known.case, known.identity, known.facts
    return Person(
        key=case.pk,
        nhs_number=who.get("nhs_number") or "",
        surname=who.get("surname") or "",
        forenames=who.get("forenames") or "",
        also_known_as=who.get("also_known_as") or "",
        born_on=who.get("date_of_birth"),
        died_on=case.died_on,
        sex=facts.get("sex") or "",
        address=who.get("address") or "",
        postcode=who.get("postcode") or "",
        lsoa=facts.get("lsoa11") or "",
        area=case.area,
        age=f"{case.age_value} {case.age_unit}" if case.age_value is not None else "",
        birth_order=facts.get("birth_order"),
        birth_weight=facts.get("birth_weight_g"),
        source_reference=case.source_reference,
        mothers=tuple(_mother(row) for row in known.mothers),
    )


def _mother(row: Mapping[str, Any]) -> Mother:
    born_on = row.get("person_born_on")
    return Mother(
        name=row.get("person_name") or "",
        born_on=date.fromisoformat(born_on) if born_on else None,
        nhs_number=row.get("mother_nhs_number") or "",
    )


def of_row(key: str, values: Mapping[str, Any]) -> Person:
    """A row of a list of deaths, as it was read (`lists.reading`)."""
    return Person(key=key, **{name: value for name, value in values.items() if value})
