"""Neonatal rates as the ONS gives them for Sustainable Development Goal 3.2.2: rates only, no counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cdop.reference.codes import Status
from cdop.reference.files import BadCell, Line
from cdop.reference.loaders.base import FIRST_YEAR, GSS, LAST_YEAR, Loader, Made
from cdop.reference.loaders.indicator_values import INDICATOR_VALUE, number

INDICATORS = {
    "": ("SDG-3.2.2", "Neonatal mortality rate"),
    "Early neonatal": ("SDG-3.2.2-early", "Early neonatal mortality rate"),
    "Late neonatal": ("SDG-3.2.2-late", "Late neonatal mortality rate"),
}
BREAKDOWNS = {
    "mothers_age": "Age of mother",
    "birthweight": "Birthweight (grams)",
    "birth_country": "Mother's country of birth",
    "ethnic_group": "Ethnic group",
    "sex": "Sex",
}
_UNRELIABLE, _NORMAL, _WITHHELD = "Low reliability", "Normal value", "Missing value; suppressed"


def _neonatal_rates(line: Line, given: Mapping[str, Any]) -> Made:
    """Lines without an area code (the United Kingdom in early years) are passed over."""
    if not line.cells["gss_code"]:
        return
    which, status = line.cells["which"], line.cells["status"]
    if which not in INDICATORS:
        raise BadCell("which", f"'{which}' is not a part of the neonatal period that is known. Correct it.")
    if status not in ("", _NORMAL, _UNRELIABLE, _WITHHELD):
        raise BadCell("status", f"'{status}' is not a status of a figure that is known. Correct it.")
    indicator, name = INDICATORS[which]
    value = number(line, "value")
    if value is not None and status == _WITHHELD:
        raise BadCell("value", "a figure is given but named as withheld. Correct one of them.")
    missing = Status.SUPPRESSED if status == _WITHHELD else Status.NOT_PUBLISHED
    told = (missing if value is None else Status.PUBLISHED).code
    year = line.whole("year", FIRST_YEAR, LAST_YEAR)
    keys = (indicator, line.text("gss_code", GSS, "E92000001"), str(year), "", "", *_breakdown(line))
    numbers = (value, None, None, None, None)
    yield INDICATOR_VALUE, (*keys, name, year, *numbers, told, status == _UNRELIABLE, "", "")


def _breakdown(line: Line) -> tuple[str, str]:
    held = [(title, line.cells[field]) for field, title in BREAKDOWNS.items() if line.cells[field]]
    if len(held) > 1:
        raise BadCell("sex", "the line is broken down by more than one thing. Take it out.")
    return held[0] if held else ("", "")


NEONATAL_RATES = Loader(
    "neonatal_rates", ("year", "which", "gss_code", "status", "value", *BREAKDOWNS), _neonatal_rates
)
