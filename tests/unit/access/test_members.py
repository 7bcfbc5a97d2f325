"""An operator gives and ends roles; the person sets their own password by e-mail."""

import re

import pytest
from django.core import mail
from django.core.management import call_command

from cdop.access.queries import user_by_email
from cdop.core.refusals import Refused
from tests.makers.panels import make_panel, make_user, sign_in

EMAIL = "new.person@example.org"


def add(role: str = "coordinator", **more: str) -> None:
    call_command("add_member", panel="northshire", email=EMAIL, role=role, **more)


def test_a_new_person_sets_a_password_and_gets_in(db, client, capsys) -> None:
    make_panel()
    add(name="New Person")
    assert "Forgot your password?" in capsys.readouterr().out
    client.post("/account/password/reset/", {"email": EMAIL})
    link = re.search(r"http://\S+?(/account/password/reset/key/\S+)", mail.outbox[0].body)
    assert link
    page = client.get(link[1], follow=True)
    typed = "a long invented pass phrase"
    client.post(page.request["PATH_INFO"], {"password1": typed, "password2": typed})
    client.post("/account/login/", {"login": EMAIL, "password": typed})
    assert client.get("/cases/").status_code == 200


def test_an_ended_role_ends_with_the_next_click(db, client) -> None:
    panel = make_panel()
    sign_in(client, make_user(panel, "coordinator", EMAIL))
    assert client.get("/cases/").status_code == 200
    call_command("end_member", panel="northshire", email=EMAIL)
    assert client.get("/cases/").status_code == 403
    with pytest.raises(Refused, match="holds no such role"):
        call_command("end_member", panel="northshire", email=EMAIL)


def test_a_new_account_needs_a_name(db) -> None:
    make_panel()
    with pytest.raises(Refused, match="give the person's --name"):
        add()
    assert user_by_email(EMAIL) is None
