"""Facts that follow from answers: day of death, age, area, deprivation. Derived here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from cdop.access.vault import Vault
from cdop.cases import rules, sealing
from cdop.cases.models import Case, ChildIdentity, DeathAnswers, FamilySupportAnswers, ResidenceAnswers
from cdop.dataset import ages
from cdop.dataset.codelists.answers import Ynk
from cdop.reference import queries as reference
from cdop.reference.queries import LsoaFact

FACT_SECTIONS = ("child_identity", "death", "residence", "family_support")
"""The sections from whose answers facts of the case follow."""

_FACTS = [
    "died_on",
    "age_value",
    "age_unit",
    "age_band",
    "area",
    "imd_decile",
    "imd_release",
    "do_not_contact",
]


def derive_facts(*, case: Case, vault: Vault) -> None:
    """Bring the case's facts and matching marks up to date with its answers.

    Raises Refused when the two days contradict each other.
    """
    death = DeathAnswers.objects.filter(panel_id=case.panel_id, case=case).first()
    home = ResidenceAnswers.objects.filter(panel_id=case.panel_id, case=case).first()
    family = FamilySupportAnswers.objects.filter(panel_id=case.panel_id, case=case).first()
    case.do_not_contact = getattr(family, "do_not_contact", "") == Ynk.YES
    lsoa11, resident_la = (home.lsoa11, home.resident_la) if home else ("", "")
    case.died_on = getattr(death, "date_of_death", None)
    _set_age(case, _mark(case, vault))
    _set_place(case, lsoa11, resident_la, places_of([lsoa11]))
    case.save(update_fields=_FACTS)


def set_first_facts(
    *, case: Case, answers: Mapping[str, Mapping[str, Any]], places: Mapping[str, LsoaFact]
) -> None:
    """The same facts from the answers a new case comes with, before either is stored.

    `places` holds the small areas of `answers["residence"]["lsoa11"]` that are known (`places_of`).
    """
    home = answers.get("residence", {})
    case.died_on = answers.get("death", {}).get("date_of_death")
    case.do_not_contact = answers.get("family_support", {}).get("do_not_contact") == Ynk.YES
    _set_age(case, answers.get("child_identity", {}).get("date_of_birth"))
    _set_place(case, home.get("lsoa11") or "", home.get("resident_la") or "", places)


def places_of(codes: Iterable[str]) -> dict[str, LsoaFact]:
    """The small areas with these codes, blanks passed over, in one query at most."""
    asked = {code for code in codes if code}
    return reference.lsoas(asked) if asked else {}


def _mark(case: Case, vault: Vault) -> date | None:
    """Set the matching marks; gives the date of birth they were made with."""
    identity = ChildIdentity.objects.filter(panel_id=case.panel_id, case=case).first()
    if identity is None:
        return None
    who = sealing.take(identity, vault)
    sealing.mark_for_matching(identity, who, died_on=case.died_on, vault=vault)
    identity.save(update_fields=["nhs_number_mark", "person_mark"])
    born_on: date | None = who["date_of_birth"]
    return born_on


def _set_age(case: Case, born_on: date | None) -> None:
    rules.check_days(born_on=born_on, died_on=case.died_on)
    case.age_value, case.age_unit, case.age_band = None, "", ""
    if born_on and case.died_on:
        age = ages.age_at_death(born_on, case.died_on)
        case.age_value, case.age_unit = age.value, age.unit
        case.age_band = ages.band(born_on, case.died_on) or ""


def _set_place(case: Case, lsoa11: str, resident_la: str, places: Mapping[str, LsoaFact]) -> None:
    """The authority and deprivation decile of the home at death, with the release they come from."""
    found = places.get(lsoa11)
    case.area = resident_la or (found.ltla_code if found else "")
    case.imd_decile = found.decile if found else None
    case.imd_release = found.imd_release if found else None
