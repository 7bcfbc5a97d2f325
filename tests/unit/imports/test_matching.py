"""Who may be the same child: twins are not, a second notification is."""

from cdop.access.vault import Vault
from cdop.imports.checking import check_row
from cdop.imports.matching import duplicates_in, marks_of
from tests.makers.cases import nhs_number
from tests.makers.imports import row

VAULT = Vault(1, b"k" * 32)


def found(*rows: dict[str, str]) -> dict[int, str]:
    checked = [(check_row(each, []), each["case_ref"]) for each in rows]
    return duplicates_in([marks_of(n, ref, c, VAULT) for n, (c, ref) in enumerate(checked, start=1)])


def test_twins_are_two_children():
    assert found(row(1, forenames="Ada"), row(2, forenames="Ben", surname="Testsurname1")) == {}


def test_twins_without_numbers_are_two_children_by_their_names():
    one, two = row(1, nhs_number="", forenames="Ada"), row(2, nhs_number="", forenames="Ben")
    assert found(one, {**two, "surname": one["surname"]}) == {}


def test_the_same_name_and_dates_with_two_numbers_are_two_children():
    assert found(row(1), row(2, surname="Testsurname1")) == {}


def test_the_same_number_is_the_same_child_whatever_the_name():
    assert found(row(1), row(2, nhs_number=nhs_number(1))) == {2: "T21-0001"}


def test_the_same_name_and_dates_without_a_number_are_the_same_child():
    again = row(2, nhs_number="", surname=" TESTSURNAME1", forenames="robin ")
    assert found(row(1), again) == {2: "T21-0001"}


def test_the_earlier_notification_is_the_original_wherever_it_stands():
    later, earlier = row(1, notified_at="2021-05-14 09:30"), row(2, nhs_number=nhs_number(1))
    assert found(later, earlier) == {1: "T21-0002"}


def test_a_row_that_cannot_be_accepted_is_no_original():
    wrong = row(1, sex="unheard of", notified_at="2021-05-11 09:30")
    assert found(wrong, row(2, nhs_number=nhs_number(1))) == {1: "T21-0002"}
