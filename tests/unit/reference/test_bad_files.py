"""A wrong file is refused in a sentence that names file, row and column, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cdop.reference.files import BadFile
from cdop.reference.models import Edition, Lsoa, Population

PEOPLE = "E06000008,2020,1,4,5,5,3,18"
LSOA = "E0100000{},{},E06000008,Blackburn with Darwen"
YEAR = "2010,E06000008,Blackburn with Darwen,unitary_authority,,10,2,"

CASES = [
    ("population", [PEOPLE.replace(",18", ",19")], "population.csv, row 2, column 'total': the age bands"),
    ("population", [PEOPLE, PEOPLE], "population.csv, row 3: there is more than one row for E06000008, 2020"),
    ("population", [PEOPLE, "E06000009,2020"], "population.csv, row 3: the row has 2 cells, the header 8"),
    ("population", ["Blackburn" + PEOPLE[9:]], "row 2, column 'gss_code': 'Blackburn' is not a code such as"),
    ("population", [PEOPLE.replace("1,4", "*,4")], "row 2, column 'age_0': '*' is not a whole number"),
    ("population", [PEOPLE.replace("1,4", ",4")], "row 2, column 'age_0': '' is not a whole number"),
    ("population", [], "population.csv: there is no row beneath the header"),
    ("population", [PEOPLE, "\udcff"], "population.csv, row 3: the text is not UTF-8"),
    ("deprivation", [LSOA.format(1, "1,11,1")], "row 2, column 'decile': 11 is not between 1 and 10"),
    ("deprivation", [LSOA.format(1, "1,1,2")], "row 2, column 'quintile': quintile 2 does not hold"),
    ("area_years", [YEAR.replace("10,2", "10,two")], "row 2, column 'infant_deaths': 'two' is not a whole"),
    ("area_years", [YEAR.replace(",,10", ",infant,10")], "the count is 2 but is named as withheld"),
    ("area_years", [YEAR.replace(",,10", ",foetal,10")], "column 'suppressed': 'foetal' is not a count"),
    ("area_years", [YEAR + "high"], "row 2, column 'infant_deaths_rate': 'high' is not a number"),
    ("area_years", [YEAR.replace("unitary_authority", "parish")], "'parish' is not a kind of area"),
]


@pytest.mark.parametrize(("loader", "rows", "sentence"), CASES)
def test_refused_in_a_sentence(load: Callable[..., Any], loader: str, rows: list[str], sentence: str) -> None:
    with pytest.raises(BadFile) as refusal:
        load(loader, *rows)
    assert sentence in refusal.value.sentence
    assert not Edition.objects.filter(slug=f"small-{loader.replace('_', '-')}").exists()


def test_deciles_the_other_way_round_are_refused(load: Callable[..., Any]) -> None:
    with pytest.raises(BadFile, match=r"row 3, column 'decile': decile 1 is at rank 2"):
        load("deprivation", LSOA.format(1, "1,10,5"), LSOA.format(2, "2,1,1"))
    assert not Lsoa.objects.filter(edition__slug="small-deprivation").exists()


def test_missing_and_doubled_columns_are_named(load: Callable[..., Any]) -> None:
    header = "gss_code,gss_code,mid_year,age_1_to_4,age_5_to_9,age_10_to_14,age_15_to_17,total"
    with pytest.raises(BadFile) as refusal:
        load("population", PEOPLE, header=header)
    told = [problem.sentence for problem in refusal.value.problems]
    assert told[0].startswith("population.csv, row 1, column 'gss_code': the column stands twice")
    assert [problem.column for problem in refusal.value.problems] == ["gss_code", "year", "age_0"]


def test_only_the_first_twenty_faults_are_told(load: Callable[..., Any]) -> None:
    with pytest.raises(BadFile, match=r"There are 5 more faults\.") as refusal:
        load("population", *[f"E060000{number},2020,x,4,5,5,3,18" for number in range(10, 35)])
    assert len(refusal.value.problems) == 20
    assert not Population.objects.filter(edition__slug="small-population").exists()


def test_a_withheld_cell_a_blank_and_a_zero_are_three_things(load: Callable[..., Any]) -> None:
    from cdop.reference.models import AreaYear

    row = "{},E06000008,Blackburn with Darwen,ltla,,10,{},"
    load("area_years", row.format(2001, "*"), row.format(2002, ""), row.format(2003, "0"))
    kept = AreaYear.objects.filter(edition__slug="small-area-years", measure="infant_deaths")
    assert list(kept.order_by("year").values_list("value", "status")) == [
        (None, "suppressed"),
        (None, "not_published"),
        (0, "published"),
    ]
