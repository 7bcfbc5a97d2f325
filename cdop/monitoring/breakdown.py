"""The panel's own deaths by area, deprivation, sex, ethnic group and age: rates where a denominator is known. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cdop.dataset.codelists.bands import AgeBand
from cdop.dataset.codelists.child import Sex
from cdop.dataset.codelists.ethnicity import EthnicGroup
from cdop.figures.deaths import Death
from cdop.indicators.definitions import Indicator
from cdop.indicators.denominators import Denominators
from cdop.indicators.readings import Reading
from cdop.monitoring.places import Place
from cdop.monitoring.rates import OF_CHILDREN, OWN, own_reading, people_of
from cdop.reference.codes import AgeBand as Living
from cdop.reference.periods import Period
from cdop.reference.queries import Geography

NOT_RECORDED = "Not recorded"
_LIVING = {
    AgeBand.Y1_4.code: Living.AGE_1_4.code,
    AgeBand.Y5_9.code: Living.AGE_5_9.code,
    AgeBand.Y10_14.code: Living.AGE_10_14.code,
    AgeBand.Y15_17.code: Living.AGE_15_17.code,
}


@dataclass(frozen=True)
class Row:
    """One group: its deaths, and the rate where there is a denominator."""

    label: str
    deaths: int
    reading: Reading | None = None


@dataclass(frozen=True)
class Breakdown:
    """`why_not` says why there are counts alone."""

    title: str
    rows: tuple[Row, ...]
    why_not: str = ""


def breakdowns(
    of: Indicator,
    when: Period,
    place: Place,
    deaths: Sequence[Death],
    given: Denominators,
    areas: Sequence[Place],
) -> tuple[Breakdown, ...]:
    """`deaths` are those of the place, of all time; those of the indicator and the period are picked here."""
    own = [death for death in deaths if death.day.year in when.years and OWN[of.name](death)]
    ages = [_ages(of, when, place, own, given)] if of.name == OF_CHILDREN else []
    by_area = [_areas(of, when, own, given, areas)] if len(areas) > 1 else []
    counted = [_counted(title, labels, read, own, of) for title, labels, read in _COUNTED]
    return (*by_area, *ages, *counted)


def _areas(
    of: Indicator, when: Period, own: Sequence[Death], given: Denominators, areas: Sequence[Place]
) -> Breakdown:
    rows = []
    for area in areas:
        count = sum(area.holds(death, given.map) for death in own)
        reading = own_reading(of, area.code, when, count, people_of(given, of.name, area, when))
        rows.append(Row(area.name, count, reading))
    return Breakdown("Area of residence", tuple(rows))


def districts(place: Place, geography: Geography) -> tuple[Place, ...]:
    """The authorities that a place is made of, down to districts."""
    codes = [code for area in place.areas for code in geography.within.get(area, ()) or (area,)]
    codes = [code for code in codes if code[:3] in ("E06", "E07", "E08", "E09")] or list(place.areas)
    return tuple(Place(code, geography.name(code), (code,)) for code in sorted(codes, key=geography.name))


def _ages(of: Indicator, when: Period, place: Place, own: Sequence[Death], given: Denominators) -> Breakdown:
    """Under 1 year over children under 1, so that all rows are over children living there."""
    infants = (AgeBand.NEONATAL.code, AgeBand.POSTNEONATAL.code)
    older = [(AgeBand(code).label, (code,), living) for code, living in _LIVING.items()]
    bands: list[tuple[str, tuple[str, ...], str]] = [("Under 1 year", infants, Living.AGE_0.code), *older]
    rows = []
    for label, codes, living in bands:
        count = sum(death.age_band in codes for death in own)
        people = given.living(place.areas, when, (living,))
        rows.append(Row(label, count, own_reading(of, place.code, when, count, people)))
    blank = sum(not death.age_band for death in own)
    return Breakdown("Age at death", (*rows, *_blank(blank)))


def _counted(
    title: str,
    labels: Mapping[str, str],
    read: Callable[[Death], str],
    own: Sequence[Death],
    of: Indicator,
) -> Breakdown:
    """Counts alone: nobody publishes these denominators by area in what is loaded."""
    codes = [read(death) for death in own]
    rows = tuple(Row(label, codes.count(code)) for code, label in labels.items())
    blank = sum(code not in labels for code in codes)
    why = f"No {of.denominator} by {title.lower()} are loaded for these areas, so there are counts and no rates."
    return Breakdown(title, (*rows, *_blank(blank)), why)


def _blank(number: int) -> tuple[Row, ...]:
    return (Row(NOT_RECORDED, number),) if number else ()


def _fifth(death: Death) -> str:
    return str((int(death.imd_decile) + 1) // 2) if death.imd_decile else ""


def _scale(last: int, part: str) -> dict[str, str]:
    said = {1: f"1 (most deprived {part})", last: f"{last} (least deprived {part})"}
    return {str(number): said.get(number, str(number)) for number in range(1, last + 1)}


_COUNTED: tuple[tuple[str, Mapping[str, str], Callable[[Death], str]], ...] = (
    ("Deprivation, in fifths of small areas", _scale(5, "fifth"), _fifth),
    ("Deprivation, in tenths of small areas", _scale(10, "tenth"), lambda death: death.imd_decile),
    ("Sex", Sex.labels(), lambda death: death.sex),
    ("Ethnic group", EthnicGroup.labels(), lambda death: death.ethnic_group),
)
