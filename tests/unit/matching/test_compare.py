"""What two records suggest: alike in one way or another, twins never one child, the same from either side."""

from __future__ import annotations

import dataclasses
import time
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdop.matching.finding import Mother, Person, Suggestion, compare, find, find_between
from cdop.matching.finding.days import Agreement, agreement, one_digit_hidden
from cdop.matching.finding.names import closeness, fold, is_unnamed, mother_in, similarity

ONE = Person(
    key="a",
    nhs_number="",
    surname="O’Connor-Núñez",
    forenames="Aoife Mary",
    born_on=date(2025, 4, 3),
    died_on=date(2025, 5, 11),
    sex="female",
    postcode="BB1 1AA",
    address="12 Invented Street",
)
names = st.text(max_size=30)
days = st.none() | st.dates(date(2004, 1, 1), date(2026, 11, 22))
numbers = st.sampled_from(["", "9990000018", "9990000026", "9990000034"])
mothers = st.lists(st.builds(Mother, names, days, numbers), max_size=2).map(tuple)
people = st.builds(
    Person,
    key=st.integers(1, 10**6),
    nhs_number=numbers,
    surname=st.sampled_from(["Khan", "Kahn", "Smith", ""]) | names,
    forenames=st.sampled_from(["Robin", "Robyn", "Baby of Aisha", ""]) | names,
    also_known_as=st.just("") | names,
    born_on=days,
    died_on=days,
    sex=st.sampled_from(["", "male", "female", "not_known"]),
    address=names,
    postcode=st.sampled_from(["", "BB1 1AA", "bb11aa", "ZZ99 3VZ"]),
    lsoa=st.sampled_from(["", "E01012654"]),
    birth_order=st.none() | st.integers(1, 3),
    birth_weight=st.none() | st.integers(400, 5000),
    source_reference=st.sampled_from(["", "PL22-001", "PL22/1"]),
    mothers=mothers,
)


@given(names, names)
def test_similarity_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert 0.0 <= similarity(one, other) <= 1.0
    assert similarity(one, one) == (1.0 if fold(one) else 0.0)


@given(names, names)
def test_closeness_is_symmetric_bounded_and_never_less_than_similarity(one: str, other: str) -> None:
    assert closeness(one, other) == closeness(other, one)
    assert similarity(one, other) <= closeness(one, other) <= 1.0


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Isla", "Ilsa", 0.75, 0.75),
        ("Zara", "Grace", 0, 0.3),
        ("Oliver", "Oscar", 0, 0.3),
        ("Ann", "Anne", 0.7, 1),
    ],
)
def test_a_slip_of_letters_is_no_other_name(one: str, other: str, least: float, most: float) -> None:
    assert least <= closeness(one, other) <= most


@given(people, people)
def test_a_verdict_is_the_same_from_either_side_and_bounded(one: Person, other: Person) -> None:
    verdict = compare(one, other)
    assert verdict == compare(other, one)
    assert verdict is None or 0 <= verdict.score <= 100


@given(people, people, st.dates(date(2004, 1, 1), date(2026, 11, 1)), st.integers(0, 2))
def test_twins_are_never_proposed_as_one_child(one, other, born_on, apart: int) -> None:
    """The same mother and day of birth, and a number, a birth order or a sex that tells them apart."""
    mother = Mother("Aisha Khan", date(1995, 2, 3))
    numbers = [("9990000018", "9990000026"), ("", ""), ("", "9990000018")][apart]
    orders = [(None, None), (1, 2), (None, None)][apart]
    sexes = [(one.sex, other.sex), (one.sex, other.sex), ("male", "female")][apart]
    same = {"born_on": born_on, "mothers": (mother,)}
    first, second = (
        dataclasses.replace(child, nhs_number=number, birth_order=order, sex=sex, **same)
        for child, number, order, sex in zip((one, other), numbers, orders, sexes, strict=True)
    )
    verdict = compare(first, second)
    assert verdict is None or verdict.suggestion is not Suggestion.SAME_CHILD
    assert verdict is not None and verdict.suggestion is Suggestion.TWINS


def differs(**changes) -> Person:
    return dataclasses.replace(ONE, key="b", **changes)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (differs(surname="OCONNOR NUNEZ", forenames="aoife mary"), "names alike: 1.00"),
        (differs(surname="Conor Nunez", forenames="Aoife"), "same date of death"),
        (differs(surname="Aoife Mary", forenames="O'Connor Nunez"), "names alike: 1.00"),
        (differs(surname="Connor-Nunez", forenames="Aofie"), "same date of death"),
        (differs(born_on=date(2025, 3, 4)), "date of birth with day and month the other way round"),
        (differs(died_on=date(2025, 5, 12)), "dates of death one day apart"),
        (differs(born_on=None, postcode="", address=""), "same date of death"),
        (differs(forenames="Baby of Sinead"), "surnames alike, one child without a forename: 1.00"),
        (differs(surname="", forenames="", sex="female"), "same postcode"),
        (differs(surname="Murphy", forenames="Aoife Mary"), "forenames alike: 1.00"),
        (
            differs(surname="Murphy", forenames="Ava", also_known_as="Aoife Mary O'Connor-Nunez"),
            "one is also known by the other's name: 1.00",
        ),
    ],
)
def test_one_child_is_seen_however_the_record_was_written(other: Person, words: str) -> None:
    verdict = compare(ONE, other)
    assert verdict is not None and verdict.suggestion is Suggestion.SAME_CHILD
    assert words in [reason.words for reason in verdict.reasons]
    assert [pair.verdict for pair in find([ONE, other])] == [verdict], "the blocks must let them meet"


def test_the_same_number_outweighs_a_name_and_a_day() -> None:
    one = differs(nhs_number="9990000018")
    other = Person("c", "9990000018", "Quite", "Other", born_on=date(2020, 1, 1))
    verdict = compare(one, other)
    assert verdict is not None and verdict.suggestion is Suggestion.SAME_CHILD


def test_rows_without_names_are_told_by_their_facts() -> None:
    """Sex, dates or age, area, day of death, weight, reference: as an extract without identities has them."""
    bare = Person(
        "a", died_on=date(2025, 5, 11), age="38 day", sex="male", lsoa="E01012654", area="E06000008"
    )
    assert compare(bare, dataclasses.replace(bare, key="b")) is not None
    assert compare(bare, dataclasses.replace(bare, key="b", died_on=date(2024, 2, 1), sex="female")) is None
    referred = Person("c", source_reference="PL22-0001", died_on=date(2025, 5, 11))
    again = Person("d", source_reference="pl22/1", died_on=date(2025, 5, 11))
    verdict = compare(referred, again)
    assert verdict is not None and verdict.suggestion is Suggestion.SAME_CHILD


def test_strangers_have_nothing_in_common() -> None:
    assert compare(ONE, Person("x", "", "Patel", "Dev", born_on=ONE.born_on, died_on=ONE.died_on)) is None
    assert compare(ONE, Person("x")) is None
    other = differs(
        forenames="Cian", born_on=date(2019, 7, 7), died_on=date(2021, 1, 1), postcode="", address=""
    )
    assert compare(ONE, other) is None


def test_no_fixed_address_is_no_common_home() -> None:
    nowhere = [Person(key, died_on=date(2025, 5, 11), postcode="ZZ99 3VZ") for key in "ab"]
    assert compare(*nowhere) is None


def test_siblings_and_children_of_one_incident_are_suggested_as_such() -> None:
    older = differs(forenames="Cian", sex="male", born_on=date(2019, 7, 7))
    verdict = compare(ONE, older)
    assert verdict is not None and verdict.suggestion is Suggestion.SAME_INCIDENT
    verdict = compare(ONE, dataclasses.replace(older, died_on=date(2021, 1, 1)))
    assert verdict is not None and verdict.suggestion is Suggestion.SIBLINGS


def test_twins_born_either_side_of_midnight() -> None:
    other = differs(forenames="Cian", sex="male", born_on=date(2025, 4, 4), died_on=date(2025, 4, 20))
    verdict = compare(ONE, other)
    assert verdict is not None and verdict.suggestion is Suggestion.TWINS


@pytest.mark.parametrize(
    ("name", "unnamed", "mother"),
    [
        ("Baby of Aisha Khan", True, "aisha khan"),
        ("BABY GIRL OF Aisha", True, "aisha"),
        ("Twin 2", True, ""),
        ("baby boy", True, ""),
        ("Infant", True, ""),
        ("", True, ""),
        ("Babette", False, ""),
        ("Robin", False, ""),
    ],
)
def test_a_baby_without_a_name(name: str, unnamed: bool, mother: str) -> None:
    assert (is_unnamed(name), mother_in(name)) == (unnamed, mother)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (date(2025, 4, 3), date(2025, 4, 3), Agreement.SAME),
        (date(2025, 4, 3), date(2025, 3, 4), Agreement.SWAPPED),
        (date(2025, 4, 3), date(2025, 4, 13), Agreement.ONE_DIGIT),
        (date(2025, 4, 3), date(2015, 4, 3), Agreement.ONE_DIGIT),
        (date(2025, 3, 31), date(2025, 4, 1), Agreement.NEXT_DAY),
        (date(2025, 4, 3), date(2024, 9, 18), Agreement.DIFFERENT),
        (date(2025, 4, 3), None, Agreement.UNKNOWN),
    ],
)
def test_how_days_agree(one, other, expected) -> None:
    assert agreement(one, other) is expected is agreement(other, one)


@given(st.dates(), st.dates())
def test_days_one_digit_off_share_a_key(one: date, other: date) -> None:
    share = bool(set(one_digit_hidden(one)) & set(one_digit_hidden(other)))
    digits = sum(
        a != b for a, b in zip(*(f"{d.day:02}{d.month:02}{d.year:04}" for d in (one, other)), strict=True)
    )
    assert share == (digits <= 1)


def test_rows_meet_records_and_never_one_another() -> None:
    rows = [differs(), dataclasses.replace(ONE, key="c")]
    assert {(p.one.key, p.other.key) for p in find_between(rows, [ONE])} == {("b", "a"), ("c", "a")}


@given(st.lists(people, max_size=5, unique_by=lambda person: person.key))
def test_the_order_of_records_changes_nothing(some: list[Person]) -> None:
    def told(pairs):
        return {(frozenset((p.one.key, p.other.key)), p.verdict) for p in pairs}

    assert all(told(find(order)) == told(find(some)) for order in list(permutations(some))[:6])


def test_two_thousand_records_are_compared_in_seconds() -> None:
    first = date(2019, 1, 1)
    many = [
        Person(
            key=n,
            surname=f"Testname{n % 40}",
            forenames=("Robin", "Ash", "Jo", "Baby of Sam")[n % 4],
            born_on=first + timedelta(days=n * 7 % 2500),
            died_on=first + timedelta(days=n * 13 % 2500),
            postcode=f"BB{n % 20} {n % 9}AA",
            sex=("male", "female")[n % 2],
        )
        for n in range(2000)
    ]
    began = time.process_time()
    find(many)
    assert time.process_time() - began < 10  # measured: 1.5; two by two they would take minutes
