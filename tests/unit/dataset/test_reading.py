"""Reading cells of an extract: strict, and in sentences."""

import csv
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import StringIO

import pytest

from cdop.dataset import ages
from cdop.dataset.checks import unusual
from cdop.dataset.elements import Element
from cdop.dataset.forms import section
from cdop.dataset.notification import RECORD
from cdop.dataset.reading import Unreadable, read

NHS = section("child_identity")["nhs_number"]
POSTCODE = section("child_identity")["postcode"]
DIED = section("death")["date_of_death"]
AT = section("death")["time_of_death"]
NOTIFIED = RECORD["notified_at"]
ETHNICITY = section("child")["ethnicity"]
CATEGORIES = section("classification")["categories"]
FACTOR = section("findings")["factor_code"]
GESTATION = section("birth")["gestation_weeks"]
BMI = section("birth")["maternal_bmi_booking"]
LSOA = section("residence")["lsoa11"]
STORY = section("circumstances")["circumstances"]


@pytest.mark.parametrize(
    ("element", "text", "value"),
    [
        (DIED, "27/03/2026", date(2026, 3, 27)),
        (DIED, " 29/02/2024 ", date(2024, 2, 29)),
        (AT, "04:30", time(4, 30)),
        (NOTIFIED, "2026-01-05 09:15", datetime(2026, 1, 5, 9, 15, tzinfo=UTC)),
        (NOTIFIED, "2026-07-01 12:00", datetime(2026, 7, 1, 11, 0, tzinfo=UTC)),
        (GESTATION, "40", 40),
        (BMI, "24.5", Decimal("24.5")),
        (BMI, "24", Decimal(24)),
        (ETHNICITY, "WBRI", "WBRI"),
        (CATEGORIES, "8;7", ["8", "7"]),
        (CATEGORIES, "10", ["10"]),
        (CATEGORIES, "8; 7;8;", ["8", "7"]),
        (FACTOR, "B02", "B02"),
        (NHS, "943 476 5919", "9434765919"),  # the number published as an example by NHS Digital
        (POSTCODE, "bb11aa", "BB1 1AA"),
        (POSTCODE, "SW1A  1AA", "SW1A 1AA"),
        (LSOA, "E01012654", "E01012654"),
        (STORY, "=1+1 as written ", "=1+1 as written "),
    ],
)
def test_read(element: Element, text: str, value: object) -> None:
    assert read(element, text) == value


@pytest.mark.parametrize(
    ("element", "text", "code"),
    [
        (DIED, "2021-13-05", "not_a_day"),
        (DIED, "30/02/2024", "not_a_day"),
        (DIED, "1/3/2024", "not_a_day"),
        (DIED, "01/03/24", "not_a_day"),
        (AT, "24:00", "not_a_time"),
        (NOTIFIED, "05/01/2026 09:15", "not_a_moment"),
        (NOTIFIED, "2026-02-30 09:15", "not_a_moment"),
        (NOTIFIED, "2026-03-29 01:30", "no_such_moment"),
        (GESTATION, "40.5", "not_a_number"),
        (GESTATION, "46", "out_of_range"),
        (GESTATION, "٤٠", "not_a_number"),
        (BMI, "24.55", "too_precise"),
        (BMI, "nan", "not_a_number"),
        (ETHNICITY, "ZZZ", "not_in_list"),
        (ETHNICITY, "wbri", "not_in_list"),
        (CATEGORIES, "8;11", "not_in_list"),
        (FACTOR, "B99", "not_in_list"),
        (NHS, "9434765918", "check_digit"),
        (NHS, "943476591", "not_ten_digits"),
        (POSTCODE, "BB1", "not_a_postcode"),
        (LSOA, "X01012654", "not_an_lsoa"),
        (RECORD["case_ref"], "PL22-0001-and-much-more", "too_long"),
    ],
)
def test_unreadable(element: Element, text: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(element, text)
    assert caught.value.code == code and caught.value.element is element
    assert text in caught.value.message or code in ("out_of_range", "not_in_list", "too_long")
    assert caught.value.message.endswith(".")


@pytest.mark.parametrize("text", ["", "   ", None])
@pytest.mark.parametrize("element", [DIED, NOTIFIED, GESTATION, ETHNICITY, CATEGORIES, NHS, STORY])
def test_blank_is_none(element: Element, text: str | None) -> None:
    assert read(element, text) is None


def test_the_sentences() -> None:
    with pytest.raises(Unreadable, match="'2021-13-05' is not a day written DD/MM/YYYY"):
        read(DIED, "2021-13-05")
    with pytest.raises(Unreadable, match="'ZZZ' is not in the ethnicity code list; use one of WBRI, WIRI"):
        read(ETHNICITY, "ZZZ")
    with pytest.raises(Unreadable, match="see the data dictionary"):
        read(FACTOR, "Z99")


def test_an_unusual_number_is_read_and_queried() -> None:
    assert read(BMI, "11.5") == Decimal("11.5")
    assert "11.5 is unusual" in (unusual(BMI, Decimal("11.5")) or "")
    assert unusual(BMI, Decimal("24.5")) is None and unusual(ETHNICITY, "WBRI") is None


EXTRACT = """case_ref,nhs_number,date_of_birth,date_of_death,ethnicity
A,943 476 5919,10/03/2023,12/03/2023,WBRI
B,9434765918,10/03/2023,12/03/2023,WBRI
C,,10/03/2023,12/03/2023,White British
D,,10/03/2023,,WBRI
E,,13/03/2023,12/03/2023,WBRI
F,,,12/03/2023,NKWN
"""
COLUMNS = {
    "case_ref": RECORD["case_ref"],
    "nhs_number": NHS,
    "date_of_birth": section("child_identity")["date_of_birth"],
    "date_of_death": DIED,
    "ethnicity": ETHNICITY,
}


def fault(row: dict[str, str]) -> str:
    try:
        values = {name: read(COLUMNS[name], text) for name, text in row.items()}
        born, died = values["date_of_birth"], values["date_of_death"]
        if isinstance(born, date) and isinstance(died, date):
            ages.age_days(born, died)
    except Unreadable as unreadable:
        return unreadable.code
    except ValueError:
        return "born_after_died"
    return "" if died else "missing"


def test_an_extract_is_read_but_for_its_faulty_rows() -> None:
    faults = {row["case_ref"]: fault(row) for row in csv.DictReader(StringIO(EXTRACT))}
    assert faults == {
        "A": "",
        "B": "check_digit",
        "C": "not_in_list",
        "D": "missing",
        "E": "born_after_died",
        "F": "",
    }
