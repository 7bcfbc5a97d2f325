"""Facts that follow from answers: day of death, age, area, deprivation. Derived here and nowhere else."""

from __future__ import annotations

from datetime import date

from cdop.access.vault import Vault
from cdop.cases import sealing
from cdop.cases.models import Case, ChildIdentity, DeathAnswers, ResidenceAnswers
from cdop.dataset import ages
from cdop.reference import queries as reference

_FACTS = ["died_on", "age_value", "age_unit", "age_band", "area", "imd_decile", "imd_release"]


def derive_facts(*, case: Case, vault: Vault) -> None:
    """Bring the case's facts and matching marks up to date with its answers."""
    death = DeathAnswers.objects.filter(panel_id=case.panel_id, case=case).first()
    case.died_on = getattr(death, "date_of_death", None)
    _derive_age(case, _mark(case, vault))
    _derive_place(case)
    case.save(update_fields=_FACTS)


def _mark(case: Case, vault: Vault) -> date | None:
    """Set the matching marks; gives the date of birth they were made with."""
    identity = ChildIdentity.objects.filter(panel_id=case.panel_id, case=case).first()
    if identity is None:
        return None
    sealing.mark_for_matching(identity, died_on=case.died_on, vault=vault)
    identity.save(update_fields=["nhs_number_mark", "person_mark"])
    born_on: date | None = sealing.take(identity, vault)["date_of_birth"]
    return born_on


def _derive_age(case: Case, born_on: date | None) -> None:
    case.age_value, case.age_unit, case.age_band = None, "", ""
    if born_on and case.died_on and born_on <= case.died_on:
        age = ages.age_at_death(born_on, case.died_on)
        case.age_value, case.age_unit = age.value, age.unit
        case.age_band = ages.band(born_on, case.died_on) or ""


def _derive_place(case: Case) -> None:
    """The authority and deprivation decile of the home at death, with the release they come from."""
    home = ResidenceAnswers.objects.filter(panel_id=case.panel_id, case=case).first()
    found = reference.lsoa(home.lsoa11) if home and home.lsoa11 else None
    case.area = (home.resident_la if home else "") or (found.ltla_code if found else "")
    case.imd_decile = found.decile if found else None
    case.imd_release = found.imd_release if found else None
