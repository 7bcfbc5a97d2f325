"""What a dashboard is about: basis, year and area, as its address says. Nonsense is the usual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from cdop.dataset.years import bounds
from cdop.figures import themes
from cdop.figures.cohort import Basis
from cdop.figures.forms.period import basis_of


@dataclass(frozen=True)
class Choice:
    """`year` and `area` are blank where the usual ones shall be taken."""

    basis: Basis
    year: str
    area: str

    @property
    def query(self) -> str:
        """As an address holds it."""
        return urlencode({"basis": self.basis.code, "year": self.year, "area": self.area})

    @property
    def days(self) -> tuple[date, date]:
        return bounds(self.year)


def choice_of(typed: Mapping[str, str]) -> Choice:
    basis = basis_of(typed.get("basis", Basis.DEATH.code))
    return Choice(basis, typed.get("year", ""), typed.get("area", ""))


def years_offered(panel_id: int, basis: Basis, today: date) -> tuple[str, ...]:
    """The ten years that the figures of recurring things are counted for, whatever is found in them."""
    return themes.cohort_of(panel_id, basis, today).years
