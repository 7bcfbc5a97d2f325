"""The office's page of a document's links: made and shown once, listed with their state, taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models.functions import Now
from django.test import Client

from cdop.access.models import User
from cdop.figures.actions import withdraw
from cdop.pickups.models import Pickup
from tests.makers.panels import make_panel, make_user, scope_of, sign_in
from tests.makers.pickups import make_link


@pytest.fixture
def chair(outdoors):
    return outdoors.chair


@pytest.fixture
def released(outdoors):
    return outdoors.release, outdoors.artefact


@pytest.fixture
def page(chair, released):
    return f"/pickups/{released[1].id}/"


@pytest.fixture
def person(chair):
    return sign_in(Client(), User.objects.get(pk=chair.user_id))


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_the_document_leads_to_it_for_those_who_may(person, released, page, chair) -> None:
    document = f"/documents/{released[1].id}/"
    assert page in text_of(person.get(document))
    member = sign_in(Client(), make_user(make_panel(), "member"))
    assert page not in text_of(member.get(document)) and member.get(page).status_code == 403


def test_a_link_is_shown_once_and_opens_the_document(person, page) -> None:
    answer = person.post(page, {"reader": "Invented National Body", "days": "7"})
    address = answer.context["address"]
    assert address in text_of(answer) and "this once" in text_of(answer)
    assert address.rstrip("/").rpartition("/")[2] not in text_of(person.get(page))
    assert Client().post(address[address.index("/collect/") :]).status_code == 200


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"reader": "", "days": "7"}, "Say which organisation"),
        ({"reader": "Invented Body", "days": ""}, "Say for how many days"),
        ({"reader": "Invented Body", "days": "31"}, "at most 30 days"),
        ({"reader": "Invented Body", "days": "soon"}, "whole number"),
        ({"reader": "a.person@example.org", "days": "7"}, "Name the organisation"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(person, page, chair, typed, sentence) -> None:
    shown = text_of(person.post(page, typed))
    assert sentence in shown and typed["reader"] in shown
    with scope_of(chair), transaction.atomic():
        assert not Pickup.objects.exists()


def test_each_link_is_listed_with_where_it_stands(person, page, chair, released) -> None:
    artefact = released[1]
    used, ended, _open = (make_link(chair, artefact) for _ in range(3))
    Client().post(used[1])
    with scope_of(chair), transaction.atomic():
        Pickup.objects.filter(pk=ended[0].pk).update(
            made_at=Now() - timedelta(days=9), good_until=Now() - timedelta(days=1)
        )
    shown = text_of(person.get(page))
    for words in ("Fetched on", "Ended, not used", "Not used yet"):
        assert shown.count(words) == 1, words
    assert shown.count("/take-back/") == 1, "only one that can still be used"


def test_before_the_first_it_says_so(person, page) -> None:
    assert "No links to this document recorded yet." in text_of(person.get(page))


def test_a_link_is_taken_back_by_a_button(person, page, chair, released) -> None:
    pickup, path = make_link(chair, released[1])
    back = f"/pickups/{pickup.pk}/take-back/"
    assert "opens nothing from now on" in text_of(person.get(back))
    assert person.post(back).url == page
    assert "Taken back on" in text_of(person.get(page))
    assert Client().post(path).status_code == 403
    assert person.post(back).status_code == 409


def test_of_a_withdrawn_release_no_link_can_be_made(person, page, chair, released) -> None:
    make_link(chair, released[1])
    with scope_of(chair):
        withdraw(release=released[0], reason="A count was wrong.", by=chair)
    shown = text_of(person.get(page))
    assert "No link can be made." in shown and "Opens nothing: the release does not stand" in shown
    assert 'name="reader"' not in shown
    answer = person.post(page, {"reader": "Invented Body", "days": "7"})
    assert "withdrawn" in text_of(answer)
