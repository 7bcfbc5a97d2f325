"""Moving a case along: allowed from where it stands, with a reason where one is kept."""

import pytest

from cdop.cases import actions
from cdop.cases.moves import MOVES
from cdop.cases.states import WAYS, State
from tests.makers.cases import make_accepted_case, make_case
from tests.makers.panels import scope_of


def go(client, case, act: str, **typed: str) -> str:
    return client.post(f"/cases/{case.reference}/move/{act}/", typed, follow=True).content.decode()


def test_a_case_is_taken_along(client, by) -> None:
    case = make_case(by)
    for act in ("triage", "accept", "await_meeting"):
        go(client, case, act)
    assert "Waiting for review meeting" in client.get(f"/cases/{case.reference}/").content.decode()


@pytest.mark.parametrize("act", ("out_of_scope", "resume", "retriage"))
def test_a_reason_is_asked_for(client, by, act: str) -> None:
    case = make_accepted_case(by)
    page = client.get(f"/cases/{case.reference}/move/{act}/").content.decode()
    assert MOVES[act].question in page and 'name="reason"' in page


def test_without_a_reason_nothing_moves(client, by) -> None:
    case = make_accepted_case(by)
    assert "Enter an answer to" in go(client, case, "out_of_scope", reason=" ")
    assert "Gathering information" in client.get(f"/cases/{case.reference}/").content.decode()


def test_out_of_scope_and_back(client, by) -> None:
    case = make_accepted_case(by)
    assert "Out of scope" in go(
        client, case, "out_of_scope", reason_code="not_resident_declined", reason="Lived in Wales."
    )
    assert "Being checked" in go(client, case, "retriage", reason="Lived in Preston after all.")


def test_what_triage_needs_is_said_on_the_page(client, by) -> None:
    with scope_of(by):
        case = actions.receive(notified_at=make_case(by).notified_at, answers={}, by=by)
    assert "Record the date of birth and the date of death" in go(client, case, "triage")


def test_a_move_from_elsewhere_is_refused_and_the_reason_kept(client, by) -> None:
    html = go(client, make_case(by), "resume", reason="The post-mortem is awaited.")
    assert "cannot be done now" in html and "The post-mortem is awaited." in html


def test_every_move_is_a_way_of_the_table_of_states() -> None:
    to = {
        "triage": State.TRIAGE,
        "retriage": State.TRIAGE,
        "accept": State.INFO_GATHERING,
        "resume": State.INFO_GATHERING,
        "await_meeting": State.CDRM_PENDING,
        "out_of_scope": State.OUT_OF_SCOPE,
    }
    wrong = [
        (act, origin) for act, move in MOVES.items() for origin in move.origins if to[act] not in WAYS[origin]
    ]
    assert not wrong
