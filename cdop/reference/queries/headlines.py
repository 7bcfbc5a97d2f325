"""National headlines of child death review: what was published for England, each figure with its source."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cdop.reference.loaders.headlines import HEADLINES
from cdop.reference.models import IndicatorValue
from cdop.reference.periods import period


@dataclass(frozen=True)
class Headline:
    """One published figure. `year` is the review year (“2022-23”); `group` is blank for the whole of England."""

    indicator: str
    year: str
    measure: str
    unit: str
    group: str
    value: float
    source: str
    edition: str

    @property
    def words(self) -> str:
        """The figure with its unit: “29.8 per 100,000”, “3,577”, “28%”."""
        number = f"{self.value:,.0f}" if self.unit == "count" else f"{self.value:,g}"
        if self.unit.startswith("%"):
            return f"{number}{self.unit}"
        return number if self.unit == "count" else f"{number} {self.unit}"


def headlines(years: Collection[str], indicators: Collection[str] = ()) -> list[Headline]:
    """Those of the years, of some indicators where they are named; of two editions the newest speaks. One query."""
    rows = IndicatorValue.objects.filter(edition__loader=HEADLINES, status="published")
    rows = rows.filter(period__in=[each.replace("-", "/") for each in years])
    if indicators:
        rows = rows.filter(indicator__in=list(indicators))
    names = (
        "indicator",
        "period",
        "indicator_name",
        "category_type",
        "category",
        "value",
        "note",
        "edition__slug",
    )
    found: dict[tuple[str, str, str], Headline] = {}
    for row in rows.order_by("-edition__year", "-edition_id", "period", "id").values_list(*names):
        made = _headline(*row)
        found.setdefault((made.indicator, made.year, made.group), made)
    return sorted(found.values(), key=lambda each: each.year)


def _headline(
    indicator: str, when: str, name: str, kind: str, part: str, value: float, source: str, edition: str
) -> Headline:
    measure, _, unit = name.removesuffix(")").partition(" (")
    known = period(when)
    year = f"{known.first}-{(known.first + 1) % 100:02d}" if known else when
    group = f"{kind}: {part}" if kind not in ("", "group") else part
    return Headline(indicator, year, measure, unit, group, value, source, edition)
