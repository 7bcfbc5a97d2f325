"""No record, no act and no read: when an event cannot be written, nothing is shown or saved."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from cdop.audit.models import Event
from cdop.cases import queries
from cdop.cases.actions import record_section
from cdop.cases.models import ChildAnswers
from tests.makers.cases import make_case
from tests.makers.panels import actor_of, make_panel, make_user, scope_of, sign_in

WORDS = "Words that stand in the circumstances of this case only"
REVOKE = "REVOKE INSERT ON audit_event FROM cdop_app"


@pytest.fixture
def user(committed_db):
    return make_user(make_panel("north"))


@pytest.fixture
def by(user):
    return actor_of(user, make_panel("north"))


@pytest.fixture
def case(by):
    return make_case(by, surname="Canarysurname", circumstances=WORDS)


def pages(case) -> list[str]:
    facts = reverse("cases:section", args=[case.reference, "circumstances"])
    return [reverse("cases:case", args=[case.reference]), facts]


def test_a_page_of_a_case_fails_without_its_record(user, case, tamper) -> None:
    client = sign_in(Client(raise_request_exception=False), user)
    assert [client.get(page).status_code for page in pages(case)] == [200, 200]
    tamper(REVOKE)
    for page in pages(case):
        answer = client.get(page)
        assert answer.status_code == 500
        for text in (WORDS, "Canarysurname", case.reference):
            assert text not in answer.content.decode()


def test_a_save_is_undone_without_its_record(by, case, tamper) -> None:
    tamper(REVOKE)
    with scope_of(by):
        with pytest.raises(DatabaseError, match="permission denied"):
            record_section(case=case, slug="child", values={"sex": "male"}, by=by)
        with transaction.atomic():
            assert ChildAnswers.objects.get(case=case).sex == "female"


def test_who_the_child_was_is_not_told_without_its_record(by, case, tamper) -> None:
    with scope_of(by):
        assert queries.identity(case, by=by)["surname"] == "Canarysurname"
        tamper(REVOKE)
        with pytest.raises(DatabaseError, match="permission denied"):
            queries.identity(case, by=by)


def test_reads_are_recorded_without_what_was_read(by, case) -> None:
    with scope_of(by), transaction.atomic():
        queries.open_case(case.reference, by=by)
        queries.identity(case, by=by)
        events = list(Event.objects.filter(chain=by.panel_id, object_ref=case.reference))
    assert {"case.opened", "identity.read"} <= {event.act for event in events}
    for event in events:
        assert (event.actor, event.actor_role) == (by.audit_id, "Panel coordinator")
        assert "Canarysurname" not in str(event.detail) and WORDS not in str(event.detail)
