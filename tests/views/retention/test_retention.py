"""The administrator's page of what is past its time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models.functions import Now
from django.test import Client
from django.utils import timezone

from cdop.access.models import HeldPost, User
from cdop.retention.actions import look_through
from cdop.retention.keeping import RULES
from tests.makers.panels import make_actor, make_panel, make_user, scope_of, sign_in


@pytest.fixture
def by(db):
    return make_actor(make_panel(), "administrator")


@pytest.fixture
def person(by):
    return sign_in(Client(), User.objects.get(pk=by.user_id))


def held(by, **ago) -> None:
    with scope_of(by), transaction.atomic():
        HeldPost.objects.create(
            panel_id=by.panel_id, user_id=by.user_id, path="/", sealed=b"x", held_by="x",
            held_at=Now() - timedelta(**ago),
        )  # fmt: skip


def look(by) -> None:
    with scope_of(by):
        look_through(on=timezone.localdate(), by=by)


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_before_the_first_look_it_says_that_none_was_made(person) -> None:
    shown = text_of(person.get("/retention/"))
    assert "No look was made yet." in shown and "No removals recorded yet." in shown


def test_it_tells_what_would_go_how_many_since_when_and_why(person, by) -> None:
    held(by, days=3)
    held(by, days=2)
    look(by)
    shown = text_of(person.get("/retention/"))
    assert all(rule.title in shown and rule.why in shown for rule in RULES.values())
    row = shown[shown.index(RULES["held_posts"].title) :].split("</tr>")[0]
    since = timezone.localdate() - timedelta(days=3)
    assert ">2<" in row and f"{since.day} " in row and "/retention/held_posts/" in row


def test_to_remove_is_a_button_and_is_listed_with_who(person, by) -> None:
    held(by, days=3)
    look(by)
    assert "<strong>1</strong> kept for more than 1 day" in text_of(person.get("/retention/held_posts/"))
    assert person.post("/retention/held_posts/").url == "/retention/"
    assert by.name in text_of(person.get("/retention/"))
    with scope_of(by), transaction.atomic():
        assert not HeldPost.objects.exists()
    assert "Nothing of this kind is past its time now." in text_of(person.get("/retention/held_posts/"))
    assert person.post("/retention/held_posts/").status_code == 409


def test_a_kind_that_is_none_is_not_there(person) -> None:
    assert person.get("/retention/cases/").status_code == 404


def test_the_members_page_leads_there(person) -> None:
    assert "/retention/" in text_of(person.get("/members/"))


@pytest.mark.parametrize("role", ["coordinator", "chair", "doctor", "analyst", "member", "submitter"])
def test_nobody_else_may(db, role: str) -> None:
    other = sign_in(Client(), make_user(make_panel(), role))
    assert other.get("/retention/").status_code == other.post("/retention/links/").status_code == 403
