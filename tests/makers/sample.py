"""The whole sample extract, brought in once a run through the action, and counted apart in plain Python."""

from __future__ import annotations

import csv
import gzip
import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import combinations
from pathlib import Path

from django.core.management import call_command

from cdop.access.actors import SystemActor
from cdop.access.queries import panel_by_code, system_actor
from cdop.imports.actions import bring_in
from tests import cluster
from tests.makers.panels import in_panel, make_panel

FOLDER = Path(__file__).parents[1] / "oracles" / "sample"
PANEL = "panlancs"
_DEPRIVATION = Path(__file__).parents[2] / "cdop/reference/data/imd2019_lsoa11_decile_england.csv.gz"


@contextmanager
def sample() -> Iterator[SystemActor]:
    """In a database that holds the sample; yields the system at work in its panel. What commits, stays."""
    with cluster.pointed_at(_made()):
        panel = panel_by_code(PANEL)
        with in_panel(panel):
            yield system_actor("tests", panel)


@cache
def _made() -> str:
    """The name of the database, made by the first test that asks; it goes with the server."""
    name = f"sample_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    with cluster.pointed_at(cluster.copy(cluster.start(), name).name):
        call_command("load_reference", verbosity=0)
        panel = make_panel(PANEL, areas=("E06000008", "E06000009", "E10000017"))
        with in_panel(panel):
            files = {part: (FOLDER / f"{part}.csv").read_bytes() for part in ("cases", "factors")}
            bring_in(**files, name="sample", by=system_actor("tests", panel))
    return name


@dataclass(frozen=True)
class Death:
    """What the two files say of one accepted row."""

    died_on: date
    notified_on: date
    reviewed_on: date | None
    category: str
    modifiability: str
    factors: frozenset[str]
    modifiable: frozenset[str]
    age_band: str
    sex: str
    ethnic_group: str
    area: str
    imd_quintile: str
    place: str
    expected: str
    weeks: int | None
    grams: int | None
    time_taken: str

    def year(self, basis: str) -> str:
        day = {"death": self.died_on, "notification": self.notified_on, "review": self.reviewed_on}[basis]
        assert day is not None
        first = day.year if (day.month, day.day) >= (4, 1) else day.year - 1
        return f"{first}-{str(first + 1)[2:]}"


@cache
def deaths() -> tuple[Death, ...]:
    """Every row that a loader should accept, read without any code of the application."""
    key = json.loads((FOLDER / "key.json").read_text())
    left_out = {*key["reject"], *key["duplicate_of"], *key["out_of_scope"]}
    found: dict[str, list[dict[str, str]]] = {}
    for row in _rows("factors"):
        if row["relevance"] in ("2", "3"):
            found.setdefault(row["case_ref"], []).append(row)
    return tuple(
        _death(row, found.get(row["case_ref"], []))
        for row in _rows("cases")
        if row["case_ref"] not in left_out
    )


def counted(measure: str, basis: str) -> tuple[Counter[tuple[str, ...]], int]:
    """Counts by the measure's dimensions and the number of cases it looks at."""
    among = [d for d in deaths() if d.reviewed_on or (measure == "cases" and basis != "review")]
    keys = {
        "cases": lambda d: [(d.year(basis),)],
        "factors": lambda d: [(code, d.year(basis)) for code in d.factors],
        "modifiable_factors": lambda d: [(code, d.year(basis)) for code in d.modifiable],
        "categories": lambda d: [(d.category, d.year(basis))],
        "modifiability": lambda d: [(d.modifiability, d.year(basis))],
        "cooccurrence": lambda d: list(combinations(sorted(d.factors), 2)),
    }[measure]
    return Counter(key for death in among for key in keys(death)), len(among)


def _rows(part: str) -> list[dict[str, str]]:
    with (FOLDER / f"{part}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _death(row: dict[str, str], found: list[dict[str, str]]) -> Death:
    reviewed = row["reviewed_on"]
    return Death(
        died_on=_day(row["date_of_death"]),
        notified_on=datetime.fromisoformat(row["notified_at"]).date(),
        reviewed_on=_day(reviewed) if reviewed else None,
        category=min(row["categories"].split(";"), key=int) if reviewed else "",
        modifiability=row["modifiability"],
        factors=frozenset(f["factor_code"] for f in found),
        modifiable=frozenset(f["factor_code"] for f in found if f["modifiable"] == "yes"),
        age_band=_age_band(_day(row["date_of_birth"]), _day(row["date_of_death"])),
        sex=row["sex"],
        ethnic_group=_GROUPS.get(row["ethnicity"][:1], "unknown"),
        area=_homes()[row["lsoa11"]][0],
        imd_quintile=_homes()[row["lsoa11"]][1],
        place=_PLACES.get(row["place_of_death"], "hospital"),
        expected=row["expected"],
        weeks=int(row["gestation_weeks"]) if row["gestation_weeks"] else None,
        grams=int(row["birth_weight_g"]) if row["birth_weight_g"] else None,
        time_taken=_time_taken(_day(row["date_of_death"]), _day(reviewed)) if reviewed else "",
    )


_GROUPS = {"W": "white", "M": "mixed", "A": "asian", "C": "asian", "B": "black", "O": "other"}
_PLACES = {"home_normal": "home", "hospice": "hospice", "public_place": "public", "road": "public"}


def _age_band(born: date, died: date) -> str:
    years = died.year - born.year - ((died.month, died.day) < (born.month, born.day))
    if years == 0:
        return "0_27d" if (died - born).days < 28 else "28_364d"
    return next(
        band for last, band in ((4, "1_4"), (9, "5_9"), (14, "10_14"), (17, "15_17")) if years <= last
    )


def _time_taken(died: date, reviewed: date) -> str:
    months = (reviewed.year - died.year) * 12 + reviewed.month - died.month + (reviewed.day > died.day) - 0.5
    bands = ((6, "within_6m"), (12, "within_12m"), (24, "within_24m"))
    return next((band for last, band in bands if months < last), "over_24m")


@cache
def _homes() -> dict[str, tuple[str, str]]:
    """District and fifth of deprivation of each small area, from the published file."""
    with gzip.open(_DEPRIVATION, "rt", encoding="utf-8", newline="") as file:
        return {
            row["lsoa11_code"]: (row["ltla21_code"], row["imd2019_quintile"]) for row in csv.DictReader(file)
        }


def _day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()
