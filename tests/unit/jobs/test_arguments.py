"""A job is told ids, days and codes; whatever looks like a person is refused and never repeated."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import pytest

from cdop.jobs.arguments import checked, checked_key

UID = UUID("6f1c1f5e-5a7e-4c0b-9a52-0d0e7a3c1b11")


@pytest.mark.parametrize(
    "value", [7, True, None, "xlsx", "E09000001", "CDOP-2026-0042", str(UID), "2026-03-27", "rate_per_1000"]
)
def test_ids_days_and_codes_pass(value: object) -> None:
    assert checked({"what": value}) == {"what": value}


def test_days_and_uuids_are_stored_as_text() -> None:
    assert checked({"on": date(2026, 3, 27), "of": UID}) == {"on": "2026-03-27", "of": str(UID)}


def test_a_list_of_ids_passes() -> None:
    assert checked({"cases": (1, 2, UID)}) == {"cases": [1, 2, str(UID)]}


# 943 476 5919 is the NHS Data Dictionary's example of a valid number; the postcode is of Buckingham Palace.
@pytest.mark.parametrize(
    "value",
    [
        "Rosie Invented", "Rosie", "rosie@example.org", "9434765919", "943-476-5919", 9434765919, "SW1A1AA",
        "07700900123", "12 Invented Road", "", "fell from\na window", 1.5, datetime(2026, 3, 27, 9), {"a": 1},
        ["E09000001", "Rosie"], [[1]], b"rosie",
    ],
)  # fmt: skip
def test_what_may_be_personal_is_refused_and_not_repeated(value: object) -> None:
    with pytest.raises(ValueError, match="argument about must be an id, a day or a code") as refused:
        checked({"about": value})
    assert "osie" not in str(refused.value) and "943" not in str(refused.value)


@pytest.mark.parametrize("name", ["Rosie", "child name", "", "a" * 41])
def test_names_of_arguments_are_words(name: str) -> None:
    with pytest.raises(ValueError, match="lower-case word"):
        checked({name: 1})


def test_endless_lists_are_refused() -> None:
    with pytest.raises(ValueError, match="more than 5000"):
        checked({"cases": [1] * 5001})


def test_a_key_is_made_of_codes() -> None:
    assert checked_key("CDOP-2026:2026-03-27:xlsx") == "CDOP-2026:2026-03-27:xlsx"


@pytest.mark.parametrize(
    "key", ["", "Rosie Invented", "xlsx:9434765919", "a:" * 3 + "a" * 65, ":".join(["a" * 60] * 4)]
)
def test_a_key_with_more_than_codes_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        checked_key(key)
