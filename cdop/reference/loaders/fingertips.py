"""A CSV file of Fingertips, old layout or new: its headers, and which areas its figures may be of."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from cdop.reference.files import BadCell, Line
from cdop.reference.loaders.base import Row
from cdop.reference.loaders.indicator_values import NEEDED, indicator_values
from cdop.reference.loaders.sorting import Layout

FINGERTIPS = "fingertips"
SOURCE = "Office for Health Improvement and Disparities, Fingertips"
LICENCE = "Open Government Licence v3.0"
# The headers a column has gone by, newest first. Case and runs of spaces do not matter.
HEADERS: Mapping[str, tuple[str, ...]] = {
    "indicator": ("Indicator ID", "IndicatorID", "Indicator Number"),
    "indicator_name": ("Indicator Name", "Indicator"),
    "gss_code": ("Area Code", "AreaCode"),
    "period": ("Time period", "TimePeriod", "Period", "Year"),
    "sex": ("Sex", "Gender"),
    "age": ("Age",),
    "category_type": ("Category Type", "CategoryType"),
    "category": ("Category",),
    "value": ("Value",),
    "lower": ("Lower CI 95.0 limit", "Lower CI limit", "Lower CI 95% limit", "LowerCI", "Lower CI"),
    "upper": ("Upper CI 95.0 limit", "Upper CI limit", "Upper CI 95% limit", "UpperCI", "Upper CI"),
    "count": ("Count", "Numerator"),
    "denominator": ("Denominator",),
    "note": ("Value note",),
    "trend": ("Recent Trend", "Trend"),
}


def layout(known: Collection[str]) -> Layout:
    """`known` are the codes of areas."""
    return Layout(
        FINGERTIPS, "published indicator", HEADERS, NEEDED, lambda line: _row(line, known), SOURCE, LICENCE
    )


def _row(line: Line, known: Collection[str]) -> Row:
    (_, row), *_ = indicator_values(line, {})
    if line.cells["gss_code"] not in known:
        raise BadCell(
            "gss_code",
            f"the area {line.cells['gss_code']} is in no list of areas that is loaded. Check the code.",
        )
    return row
