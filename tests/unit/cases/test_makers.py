"""The makers take a case all the way, through actions alone; the states are those of the statute's process."""

from django.db import transaction

from cdop.dataset.checks import check_text
from cdop.dataset.notification.child import CHILD_IDENTITY
from tests.makers.cases import make_accepted_case, make_case, make_reviewed_case, make_signed_case, nhs_number
from tests.makers.panels import in_panel, make_actor, make_panel, make_user, sign_in


def test_cases_of_every_age(db) -> None:
    by = make_actor(make_panel())
    made = [make_case(by), make_accepted_case(by), make_reviewed_case(by), make_signed_case(by)]
    assert [case.state for case in made] == ["received", "info_gathering", "awaiting_sign_off", "closed"]


def test_numbers_are_valid_and_differ() -> None:
    numbers = [nhs_number(n) for n in range(500)]
    assert [check_text(CHILD_IDENTITY["nhs_number"], n) for n in numbers] == numbers
    assert len(set(numbers)) == 500


def test_two_panels_and_a_sign_in(db, client) -> None:
    north, south = make_panel("north"), make_panel("south")
    assert north.id != south.id and make_panel("north").id == north.id
    user = make_user(south, "chair")
    assert sign_in(client, user).get("/").status_code == 302
    with in_panel(south), transaction.atomic():
        assert not north.areas.exists() and south.areas.count() == 2
