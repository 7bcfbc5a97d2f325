"""Lists of authorities and regions, and of codes that were replaced."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cdop.reference.codes import AreaKind
from cdop.reference.files import Line
from cdop.reference.loaders.base import GSS, LTLA, Loader, Made, Target
from cdop.reference.models import Area, AreaChange

AREA = Target(Area, ("gss_code", "kind", "name", "parent_code"), keys=2, may_repeat=True)
_CHANGE = Target(AreaChange, ("old_code", "active_code"), keys=1)
_UTLA = re.compile(r"E(0[6-9]|10)[0-9]{6}")
_REGION = re.compile(r"E12[0-9]{6}")


def _areas(line: Line, given: Mapping[str, Any]) -> Made:
    """A lower-tier authority that is its own upper tier hangs under the region: no area holds itself."""
    ltla = line.text("ltla_code", LTLA, "E06000008")
    utla = line.text("utla_code", _UTLA, "E10000017")
    region = line.text("region_code", _REGION, "E12000002")
    country = given["country_code"]
    yield AREA, (ltla, AreaKind.LTLA.code, line.text("ltla_name"), region if ltla == utla else utla)
    yield AREA, (utla, AreaKind.UTLA.code, line.text("utla_name"), region)
    yield AREA, (region, AreaKind.REGION.code, line.text("region_name"), country)
    yield AREA, (country, AreaKind.COUNTRY.code, given["country_name"], "")


def _area_changes(line: Line, given: Mapping[str, Any]) -> Made:
    """An area that was replaced hangs under what replaced it."""
    old = line.text("old_code", LTLA, "E07000026")
    active = line.text("active_code", LTLA, "E06000063")
    utla, region = line.text("utla_code", GSS, "E10000017"), line.text("region_code", _REGION, "E12000002")
    above = region if utla == active else utla
    parent = active if old != active else above
    yield AREA, (old, AreaKind.LTLA.code, line.text("old_name"), parent)
    yield _CHANGE, (old, active)


AREAS = Loader(
    "areas",
    ("ltla_code", "ltla_name", "utla_code", "utla_name", "region_code", "region_name"),
    _areas,
    given={"country_code": str, "country_name": str},
)
AREA_CHANGES = Loader(
    "area_changes", ("old_code", "old_name", "active_code", "utla_code", "region_code"), _area_changes
)
