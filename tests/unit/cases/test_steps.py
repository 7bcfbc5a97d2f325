"""The life of a case: only the ways of the table, each a row that says who, when and why."""

from __future__ import annotations

import itertools

import pytest
from django.db import transaction

from cdop.access.actors import Actor
from cdop.audit.models import Event
from cdop.cases import actions, rules
from cdop.cases.models import Case
from cdop.cases.queries import steps
from cdop.cases.states import WAYS, State
from cdop.core.refusals import NotAllowed, Refused
from tests.makers.cases import make_accepted_case, make_case
from tests.makers.panels import make_actor, make_panel, scope_of


@pytest.fixture
def by(db: None) -> Actor:
    return make_actor(make_panel())


@pytest.mark.parametrize(("origin", "to"), list(itertools.product(State, State)))
def test_only_the_ways_of_the_table_are_open(origin: State, to: State) -> None:
    if to in WAYS[origin]:
        rules.check_can_move(origin.code, to)
    else:
        with pytest.raises(Refused, match=f"“{origin.label}” cannot become “{to.label}”"):
            rules.check_can_move(origin.code, to)


def test_a_closed_case_only_reopens_and_nothing_returns_to_received() -> None:
    """Two sentences of the process that the table must not lose; an undone merging alone goes back anywhere."""
    assert WAYS[State.CLOSED] == (State.REOPENED,)
    assert [origin for origin, ways in WAYS.items() if State.RECEIVED in ways] == [State.MERGED]


def test_a_refused_step_changes_nothing(by: Actor) -> None:
    case = make_case(by)
    with scope_of(by), transaction.atomic():
        with pytest.raises(Refused):
            actions.take_step(case=case, to=State.INFO_GATHERING, by=by)
        assert Case.objects.get(pk=case.pk).state == "received" and len(steps(case)) == 1


@pytest.mark.parametrize(
    ("blank", "words"),
    [
        ({"date_of_birth": None}, "the date of birth"),
        ({"date_of_death": None}, "the date of death"),
        ({"resident_la": ""}, "where the child lived"),
    ],
)
def test_birth_death_and_home_are_known_before_a_case_is_checked(by: Actor, blank, words: str) -> None:
    case = make_case(by, **blank)
    with scope_of(by), transaction.atomic():
        for begin in (actions.begin_triage, actions.retriage):
            reason = {"reason": "x"} if begin is actions.retriage else {}
            with pytest.raises(Refused, match=words):
                begin(case=case, by=by, **reason)


def test_a_reason_is_asked_for_and_kept(by: Actor) -> None:
    case = make_accepted_case(by)
    with scope_of(by), transaction.atomic():
        with pytest.raises(Refused, match="Say why"):
            actions.decide_out_of_scope(case=case, reason_code="not_resident_declined", reason="  ", by=by)
        actions.decide_out_of_scope(
            case=case, reason_code="not_resident_declined", reason="Born in another country", by=by
        )
        last = steps(case)[-1]
        assert (last.from_state, last.to_state) == ("info_gathering", "out_of_scope")
        assert last.reason == "Born in another country"
        assert not Case.objects.counted().filter(pk=case.pk).exists()


@pytest.mark.parametrize(
    ("role", "to"),
    [
        ("chair", State.TRIAGE),
        ("coordinator", State.CLOSED),
        ("analyst", State.TRIAGE),
        ("doctor", State.REOPENED),
    ],
)
def test_a_step_takes_the_right_to_reach_its_state(by: Actor, role: str, to: State) -> None:
    """Whoever calls: also an action of a room above."""
    case, other = make_case(by), make_actor(make_panel(), role)
    with scope_of(other), pytest.raises(NotAllowed):
        actions.take_step(case=case, to=to, by=other)


@pytest.mark.parametrize("code", ["", "resident", "nonsense"])
def test_out_of_scope_takes_a_reason_of_the_list(by: Actor, code: str) -> None:
    case = make_accepted_case(by)
    with scope_of(by), pytest.raises(Refused, match="out of scope"):
        actions.decide_out_of_scope(case=case, reason_code=code, reason="Words.", by=by)


def test_the_reason_for_the_scope_is_kept_with_who_and_when(by: Actor) -> None:
    case = make_accepted_case(by)
    with scope_of(by), transaction.atomic():
        actions.decide_out_of_scope(case=case, reason_code="stillbirth", reason="Stillborn.", by=by)
        last = steps(case)[-1]
    assert (last.reason_code, last.reason, last.recorded_by) == ("stillbirth", "Stillborn.", by.audit_id)
    assert last.recorded_at


def test_the_event_names_the_state_the_case_was_in(by: Actor) -> None:
    """Not the one it had when the page was opened."""
    case = make_case(by)
    with scope_of(by), transaction.atomic():
        stale = Case.objects.get(pk=case.pk)
        actions.begin_triage(case=case, by=by)
        actions.accept(case=stale, by=by)
        event = Event.objects.filter(act="case.moved").order_by("id").last()
    assert event.detail == {"origin": "triage", "to": "info_gathering"}
