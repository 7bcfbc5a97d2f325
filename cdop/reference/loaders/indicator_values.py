"""Published figures of indicators by area and period. A blank figure stays without one; it is never 0."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cdop.reference.codes import Status
from cdop.reference.files import NOT_PUBLISHED, SUPPRESSED, BadCell, Line
from cdop.reference.loaders.base import GSS, Loader, Made, Target
from cdop.reference.models import IndicatorValue
from cdop.reference.periods import period

ENGLAND = "E92000001"
KEYS = ("indicator", "gss_code", "period", "sex", "age", "category_type", "category")
INDICATOR_VALUE = Target(
    IndicatorValue,
    (
        *KEYS,
        "indicator_name",
        "year",
        "value",
        "lower",
        "upper",
        "count",
        "denominator",
        "status",
        "is_unreliable",
        "trend",
        "note",
    ),
    keys=len(KEYS),
    may_repeat=True,
)
NEEDED = ("indicator", "indicator_name", "gss_code", "period", "value")
OPTIONAL = (
    "sex",
    "age",
    "category_type",
    "category",
    "lower",
    "upper",
    "count",
    "denominator",
    "trend",
    "note",
)
_ENGLAND_TOO = ("england_value", "england_lower", "england_upper", "england_count")
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,20})?([eE]-?[0-9]{1,2})?")
_INDICATOR = re.compile(r"[A-Za-z0-9.-]{1,40}")
_WITHHELD = re.compile(r"suppress|disclos", re.IGNORECASE)
_LONGEST = {"indicator_name": 250, "sex": 30, "age": 80, "category_type": 120, "category": 120, "trend": 80}


def indicator_values(line: Line, given: Mapping[str, Any]) -> Made:
    """The row of a line, and England's row where the file carries England's figures beside each area's."""
    yield INDICATOR_VALUE, _row(line, line.text("gss_code", GSS, "E10000017"), _figures(line))
    if line.has("england_value"):
        beside = [number(line, field) for field in _ENGLAND_TOO]
        status = Status.NOT_PUBLISHED if beside[0] is None else Status.PUBLISHED
        yield INDICATOR_VALUE, _row(line, ENGLAND, (*beside, None, status.code))


def number(line: Line, field: str) -> float | None:
    """A number; None where the cell is blank or withheld, or the file has no such column."""
    cell = line.cells.get(field, "")
    if cell in SUPPRESSED or cell in NOT_PUBLISHED:
        return None
    if not _NUMBER.fullmatch(cell):
        raise BadCell(field, f"'{cell}' is not a number. Write it in digits, or leave it blank if not known.")
    return float(cell)


def _row(line: Line, gss: str, figures: tuple[Any, ...]) -> tuple[Any, ...]:
    *numbers, status = figures
    when = period(line.text("period"))
    if when is None:
        raise BadCell(
            "period",
            f"'{line.cells['period']}' is not a period that is known. Write 2016, 2016-18, 2018/19 "
            "or 2016/17-18/19.",
        )
    keys = (line.text("indicator", _INDICATOR, "92196"), gss, str(when))
    words = (_words(line, field) for field in ("sex", "age", "category_type", "category"))
    note = _words(line, "note")[:500] if gss == line.cells["gss_code"] else ""
    trend = _words(line, "trend") if gss == line.cells["gss_code"] else ""
    name = _words(line, "indicator_name")
    return (*keys, *words, name, when.last, *numbers, status, False, trend, note)


def _words(line: Line, field: str) -> str:
    found = line.cells.get(field, "")
    if len(found) > _LONGEST.get(field, 10_000):
        raise BadCell(field, f"the text is longer than {_LONGEST[field]} characters. Shorten it.")
    return found


def _figures(line: Line) -> tuple[Any, ...]:
    """Value, limits, count, denominator and status, once they make sense together."""
    value, lower, upper = (number(line, field) for field in ("value", "lower", "upper"))
    count, denominator = number(line, "count"), number(line, "denominator")
    for field, each in (("value", value), ("count", count), ("denominator", denominator)):
        if each is not None and each < 0:
            raise BadCell(field, f"{each:g} is below 0. Correct it, or leave it blank if not known.")
    if count is not None and denominator is not None and count > denominator:
        raise BadCell("count", f"the count {count:g} is above the denominator {denominator:g}. Correct one.")
    if value == 0 and count:
        raise BadCell("value", f"the value is 0 but the count is {count:g}. A missing value is left blank.")
    if value is None:
        return (None, None, None, count, denominator, _missing(line))
    _check_limits(line, value, lower, upper)
    return (value, lower, upper, count, denominator, Status.PUBLISHED.code)


def _missing(line: Line) -> str:
    withheld = line.cells["value"] in SUPPRESSED or _WITHHELD.search(line.cells.get("note", ""))
    return Status.SUPPRESSED.code if withheld else Status.NOT_PUBLISHED.code


def _check_limits(line: Line, value: float, lower: float | None, upper: float | None) -> None:
    """The limits hold the value, as far as the decimals it is printed with can tell."""
    if (lower is None) != (upper is None):
        raise BadCell("lower" if lower is None else "upper", "only one limit is given. Give both or none.")
    if lower is None or upper is None:
        return
    decimals = len(line.cells["value"].partition(".")[2])
    rounding = 0.5 * 10.0**-decimals if decimals < 6 else 1e-6
    if not lower - rounding <= value <= upper + rounding:
        raise BadCell(
            "value",
            f"{value:g} does not lie between its limits {lower:g} and {upper:g}. Correct one of them.",
        )


INDICATOR_VALUES = Loader("indicator_values", NEEDED, indicator_values, optional=(*OPTIONAL, *_ENGLAND_TOO))
