"""The operator lets a program in and ends it; what cannot be done is said in a sentence."""

from __future__ import annotations

import io
import json
import uuid

import pytest
from django.core.management import call_command

from cdop.core.refusals import Refused
from tests.makers.machines import Program
from tests.makers.panels import make_panel


def run(command, *words):
    out = io.StringIO()
    call_command(command, *words, "--panel", "northshire", "--json", stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def panel(db):
    return make_panel()


def test_a_program_is_let_in_and_ended(panel):
    made = run("add_client", "--name", "Dashboard", "--days", "30")
    assert Program(made["token"]).get("releases/").status_code == 200
    ended = run("end_client", "--client", made["client"])
    assert ended["name"] == "Dashboard"
    assert Program(made["token"]).get("releases/").status_code == 401
    with pytest.raises(Refused, match="ended before"):
        run("end_client", "--client", made["client"])


@pytest.mark.parametrize("days", ["0", "367", "-1"])
def test_no_token_is_for_ever(panel, days):
    with pytest.raises(Refused, match="1 to 366 days"):
        run("add_client", "--name", "Dashboard", "--days", days)


def test_a_client_that_is_not_there_is_refused(panel):
    with pytest.raises(Refused, match="no such client"):
        run("end_client", "--client", str(uuid.uuid4()))
    with pytest.raises(Refused, match="name"):
        run("add_client", "--name", "  ")
