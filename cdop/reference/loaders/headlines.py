"""Headlines of the national child death review collections: one published figure a line, each with its source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cdop.reference.codes import Status
from cdop.reference.files import BadCell, Line
from cdop.reference.loaders.base import FIRST_YEAR, LAST_YEAR, Loader, Made, Row
from cdop.reference.loaders.indicator_values import ENGLAND, INDICATOR_VALUE, number
from cdop.reference.loaders.sorting import Layout
from cdop.reference.periods import Period

HEADLINES = "headlines"
SOURCE = "National child death review collections, as each figure names its own source"
LICENCE = "Single published figures, quoted with their sources"
COLUMNS = ("year", "collection", "measure", "group", "value", "unit", "source")
HEADERS: Mapping[str, tuple[str, ...]] = {
    "year": ("year_ending_31_march", "Year ending 31 March"),
    **{name: (name,) for name in COLUMNS[1:]},
}
UNITS = {
    "count": "n",
    "%": "pct",
    "% of reviews": "pct",
    "% of child deaths": "pct",
    "per 100,000": "100k",
    "per 1,000 live births": "1k-births",
    "per 1,000 infant population": "1k-infants",
}
"""What a figure is counted in, and how its indicator ends."""
WHOLE = "England"
_LONGEST = {"indicator": 40, "category": 120, "note": 500}
_SMALL = {"of", "in", "on", "with", "the", "and", "to", "linked"}
_UNIT = re.compile(r"(.*?)(?:\s*\((.+)\))?")
_COLLECTION = re.compile(r"[A-Za-z][A-Za-z0-9]{1,9}")


def indicator_of(collection: str, measure: str, unit: str) -> str:
    """The name by which the figures of a measure are asked for: “NCMD-child-death-rate-100k”."""
    words = [word for word in re.split(r"[^a-z0-9]+", measure.lower()) if word and word not in _SMALL]
    return "-".join((collection, *words, UNITS[unit]))


def headline(line: Line) -> Row:
    """The figure of a line. A blank one stays without a figure; it is never 0."""
    unit, remark = _unit(line)
    year = line.whole("year", FIRST_YEAR, LAST_YEAR)
    indicator = indicator_of(line.text("collection", _COLLECTION, "NCMD"), line.text("measure").lower(), unit)
    if len(indicator) > _LONGEST["indicator"]:
        raise BadCell("measure", f"the measure is too long: “{indicator}” must not exceed 40 characters.")
    period = Period(year - 1, year - 1, is_financial=True)
    value = number(line, "value")
    _check_value(line, value, unit)
    status = Status.NOT_PUBLISHED if value is None else Status.PUBLISHED
    keys = (indicator, ENGLAND, str(period), "", "", *_group(line))
    name = f"{line.cells['measure']} ({unit})"[:250]
    note = _fitting("source", "; ".join(filter(None, (line.text("source"), remark))), "note")
    return (*keys, name, period.last, value, None, None, None, None, status.code, False, "", note)


def _unit(line: Line) -> tuple[str, str]:
    """The unit, and what stands in brackets behind it."""
    found = _UNIT.fullmatch(line.text("unit"))
    unit, remark = (found[1].strip(), found[2] or "") if found else ("", "")
    if unit not in UNITS:
        raise BadCell("unit", f"'{unit}' is not a unit that is known. Write one of {', '.join(UNITS)}.")
    return unit, remark


def _check_value(line: Line, value: float | None, unit: str) -> None:
    if value is None:
        return
    is_change = line.cells["measure"].lower().startswith("change ")
    if value < 0 and not is_change:
        raise BadCell("value", f"{value:g} is below 0. Correct it, or leave it blank if not known.")
    if unit.startswith("%") and abs(value) > 100 and not is_change:
        raise BadCell("value", f"{value:g} is more than 100 in 100. Correct the value or the unit.")
    if unit == "count" and value != int(value):
        raise BadCell("value", f"{value:g} is not a whole number. Correct the value or the unit.")


def _group(line: Line) -> tuple[str, str]:
    """“England” is the whole; “sex: male” a part of a breakdown; other words a part by themselves."""
    group = _fitting("group", line.text("group"), "category")
    if group == WHOLE:
        return "", ""
    kind, colon, part = (each.strip() for each in group.partition(":"))
    return (kind, part) if colon else ("group", group)


def _fitting(field: str, text: str, place: str) -> str:
    if len(text) > _LONGEST[place]:
        raise BadCell(field, f"the text is longer than {_LONGEST[place]} characters. Shorten it.")
    return text


def _whole_file(line: Line, given: Mapping[str, Any]) -> Made:
    yield INDICATOR_VALUE, headline(line)


LAYOUT = Layout(HEADLINES, "national headline", HEADERS, COLUMNS, headline, SOURCE, LICENCE)
LOADER = Loader(HEADLINES, COLUMNS, _whole_file)
