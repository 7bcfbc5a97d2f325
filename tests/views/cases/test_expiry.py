"""A session that ends while somebody types: what was sent is theirs again once they have signed in."""

from __future__ import annotations

import re
import time
from datetime import timedelta

from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from cdop.access.models import HeldPost
from cdop.cases import queries
from tests.makers.cases import make_case
from tests.makers.panels import PASSWORD, actor_of, make_user, scope_of, sign_in

CANARY = "Zebedee Unmistakable"


def let_expire(client: Client) -> None:
    session = client.session
    session["seen"] = session["signed_in"] = int(time.time()) - 3600
    session.save()


def send_late(client: Client, case) -> str:
    let_expire(client)
    page = f"/cases/{case.reference}/section/child_identity/"
    answer = client.post(page, {"version": "1", "surname": CANARY, "token": ""})
    assert answer.status_code == 302 and answer.url == "/account/login/?next=/held/", answer.url
    assert client.get(f"/cases/{case.reference}/").status_code == 302, "still signed in"
    return page


def boxes(html: str) -> dict[str, str]:
    return dict(re.findall(r'<textarea hidden name="(\w+)">\n([^<]*)</textarea>', html))


def test_what_was_sent_late_is_saved_after_signing_in(panel) -> None:
    user = make_user(panel, password=PASSWORD)
    by, client = actor_of(user, panel), sign_in(Client(), user)
    case = make_case(by, surname="Before")
    page = send_late(client, case)
    assert "What you typed is kept for an hour" in client.get("/account/login/?next=/held/").content.decode()
    sent = {"login": user.email, "password": PASSWORD, "next": "/held/"}
    assert client.post("/account/login/", sent).url == "/held/"
    html = client.get("/held/").content.decode()
    assert f'action="{page}"' in html and boxes(html)["surname"] == CANARY
    assert client.post(page, {**boxes(html), "sent_again": "yes"}).status_code == 302
    with scope_of(by), transaction.atomic():
        assert queries.identity(case, by=by)["surname"] == CANARY
    assert "Nothing is kept for you" in client.get("/held/").content.decode()


def test_another_person_who_signs_in_there_gets_nothing(panel) -> None:
    user = make_user(panel)
    client = sign_in(Client(), user)
    send_late(client, make_case(actor_of(user, panel)))
    sign_in(client, make_user(panel))
    html = client.get("/held/").content.decode()
    assert "Nothing is kept for you" in html and CANARY not in html


def test_in_another_browser_there_is_nothing(panel) -> None:
    user = make_user(panel)
    send_late(sign_in(Client(), user), make_case(actor_of(user, panel)))
    assert "Nothing is kept for you" in sign_in(Client(), user).get("/held/").content.decode()


def test_after_an_hour_it_is_gone(panel) -> None:
    user = make_user(panel)
    by, client = actor_of(user, panel), sign_in(Client(), user)
    send_late(client, make_case(by))
    with scope_of(by), transaction.atomic():
        HeldPost.objects.update(held_at=timezone.now() - timedelta(minutes=61))
    assert "Nothing is kept for you" in sign_in(client, user).get("/held/").content.decode()


def test_it_stands_sealed_in_the_table_and_not_at_all_in_the_session(panel) -> None:
    user = make_user(panel)
    by, client = actor_of(user, panel), sign_in(Client(), user)
    send_late(client, make_case(by))
    with scope_of(by), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT h::text FROM access_heldpost h")
        text = cursor.fetchone()[0]
    assert "Unmistakable" not in text and CANARY.encode().hex() not in text
    assert "Unmistakable" not in str(dict(client.session)) and set(client.session.keys()) <= {
        "held",
        "panel",
        "was",
        "_messages",
    }


def test_it_can_be_thrown_away(panel) -> None:
    user = make_user(panel)
    client = sign_in(Client(), user)
    send_late(client, make_case(actor_of(user, panel)))
    sign_in(client, user)
    client.post("/held/discard/")
    assert "Nothing is kept for you" in client.get("/held/").content.decode()


def test_a_stranger_who_sends_something_leaves_nothing_behind(db, panel, by) -> None:
    answer = Client().post(f"/cases/{make_case(by).reference}/section/death/", {"place_text": "x"})
    assert answer.url.startswith("/account/login/?next=/cases/")
    with scope_of(by), transaction.atomic():
        assert not HeldPost.objects.exists()


def test_a_draft_that_comes_late_does_not_use_up_the_chance(panel) -> None:
    """The page keeps drafts by itself; the Save after it is still held."""
    user = make_user(panel)
    by, client = actor_of(user, panel), sign_in(Client(), user)
    page = f"/cases/{make_case(by).reference}/section/death/"
    let_expire(client)
    told = client.post(f"{page}draft/", {"place_text": "x"}, headers={"Accept": "text/plain"})
    assert told.status_code == 401 and "what you typed is kept" in told.content.decode()
    assert client.post(page, {"version": "1", "place_text": CANARY}).url.endswith("?next=/held/")
    sign_in(client, user)
    assert CANARY in client.get("/held/").content.decode()


def test_a_page_opened_before_signing_in_again_loses_nothing(panel) -> None:
    """Signing in makes the tokens of pages that are still open worthless."""
    user = make_user(panel)
    by = actor_of(user, panel)
    client = sign_in(Client(enforce_csrf_checks=True), user)
    page = f"/cases/{make_case(by).reference}/section/death/"
    sent = {"version": "1", "place_text": CANARY, "csrfmiddlewaretoken": "x" * 64}
    told = client.post(f"{page}draft/", sent, headers={"Accept": "text/plain"})
    assert told.status_code == 409 and "Save: what you typed is kept." in told.content.decode()
    assert client.post(page, sent).url == "/held/"
    html = client.get("/held/").content.decode()
    assert CANARY in html and "csrfmiddlewaretoken" in html and "x" * 64 not in html
    assert Client(enforce_csrf_checks=True).post(page, sent).status_code == 403
