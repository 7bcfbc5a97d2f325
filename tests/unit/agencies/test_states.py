"""The life of a request: every way that is allowed, and every other refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import InternalError, ProgrammingError, transaction
from django.utils import timezone

from cdop.access.actors import Actor
from cdop.agencies import actions
from cdop.agencies.models import OPEN, Request, RequestStep
from cdop.agencies.rules import ENDS, WAYS, Overtaken, S
from cdop.cases.models import Case
from cdop.core.refusals import Refused
from tests.makers.agencies import make_contact, make_request

from .office import happened, letters

Do = Callable[[Request, Actor], Request]


def _send(request: Request, by: Actor) -> Request:
    return actions.send(request=request, contact=make_contact(by, request.agency), by=by)


def _reopen(request: Request, by: Actor) -> Request:
    due_on = timezone.localdate() + timedelta(days=7)
    if request.contact is None:
        _lend_contact(request, by)
    return actions.reopen(request=request, reason="More is known.", due_on=due_on, by=by)


def _lend_contact(request: Request, by: Actor) -> None:
    Request.objects.filter(panel_id=by.panel_id, pk=request.pk).update(
        contact=make_contact(by, request.agency)
    )


TO: dict[S, Do] = {
    S.SENT: lambda request, by: _reopen(request, by) if request.state in ENDS else _send(request, by),
    S.VIEWED: lambda request, by: actions.mark_opened(request=request, by=by),
    S.PART_COMPLETE: lambda request, by: actions.mark_partly(request=request, by=by),
    S.RETURNED: lambda request, by: actions.mark_returned(request=request, by=by),
    S.NIL_RETURN: lambda request, by: actions.mark_returned(request=request, nil=True, by=by),
    S.WAIVED: lambda request, by: actions.waive(request=request, reason="Not needed.", by=by),
    S.REFUSED: lambda request, by: actions.refuse(request=request, reason="Says no.", by=by),
}
PATHS: dict[S, tuple[S, ...]] = {
    S.DRAFT: (),
    S.SENT: (S.SENT,),
    S.VIEWED: (S.SENT, S.VIEWED),
    S.PART_COMPLETE: (S.SENT, S.VIEWED, S.PART_COMPLETE),
    S.RETURNED: (S.SENT, S.RETURNED),
    S.NIL_RETURN: (S.SENT, S.NIL_RETURN),
    S.WAIVED: (S.WAIVED,),
    S.REFUSED: (S.SENT, S.REFUSED),
}
AN_ANSWER = {S.PART_COMPLETE, S.RETURNED, S.NIL_RETURN, S.WAIVED, S.REFUSED}
ALLOWED: dict[S, set[S]] = {
    S.DRAFT: {S.SENT, S.WAIVED},
    S.SENT: {S.VIEWED, *AN_ANSWER},
    S.VIEWED: AN_ANSWER,
    S.PART_COMPLETE: AN_ANSWER - {S.PART_COMPLETE},
    S.RETURNED: {S.SENT},
    S.NIL_RETURN: {S.SENT},
    S.WAIVED: {S.SENT},
    S.REFUSED: {S.SENT},
}
"""Written out anew, so that a slip in the table of the house is seen here."""
STEADY = {(S.SENT, S.SENT), (S.VIEWED, S.SENT), (S.PART_COMPLETE, S.SENT)}
"""Sending an open request again is no change of state."""
QUIET = {(state, S.VIEWED) for state in S if state is not S.SENT} | {(S.PART_COMPLETE, S.PART_COMPLETE)}
"""Opening or saving again is nothing new."""


def at(state: S, by: Actor, case: Case) -> Request:
    request = make_request(by, case, is_sent=False)
    for step in PATHS[state]:
        request = TO[step](request, by)
    assert request.state == state
    return request


@pytest.mark.parametrize("target", list(TO), ids=lambda state: state.code)
@pytest.mark.parametrize("state", list(S), ids=lambda state: state.code)
def test_every_way(by: Actor, case: Case, state: S, target: S) -> None:
    request = at(state, by, case)
    before = len(happened(request))
    if target in ALLOWED[state]:
        assert TO[target](request, by).state == target
        assert len(happened(request)) > before
    elif (state, target) in STEADY:
        assert TO[target](request, by).state == state
        assert happened(request)[-1] == "sent_again"
    elif (state, target) in QUIET:
        assert TO[target](request, by).state == state
        assert len(happened(request)) == before
    else:
        with pytest.raises(Refused):
            TO[target](request, by)
        request.refresh_from_db()
        assert request.state == state and len(happened(request)) == before


@pytest.mark.parametrize("state", list(S), ids=lambda state: state.code)
def test_every_state_can_be_left_and_but_for_the_first_entered(state: S) -> None:
    assert WAYS[state] == ALLOWED[state]
    assert state is S.DRAFT or any(state in ways for ways in WAYS.values())
    assert (state in ENDS) + (state.code in OPEN) + (state is S.DRAFT) == 1


def test_overdue_is_no_state(by: Actor, case: Case) -> None:
    assert "overdue" not in S.codes()
    late = make_request(by, case, days_ago=30)
    assert late.state == S.SENT
    today = timezone.localdate()
    assert list(Request.objects.filter(panel_id=by.panel_id).overdue(on=today)) == [late]
    assert not Request.objects.filter(panel_id=by.panel_id).overdue(on=late.due_on).exists()


def test_reopened_it_begins_a_new_round_with_a_new_letter(by: Actor, case: Case) -> None:
    request = at(S.RETURNED, by, case)
    assert request.returned_at and request.returned_by == by.audit_id
    again = _reopen(request, by)
    assert (again.state, again.round, again.rung, again.returned_at) == (S.SENT, 2, 0, None)
    assert happened(again)[-2:] == ["reopened", "sent"] and letters(again)[-1] == "agency_request"


def test_a_waiver_says_why(by: Actor, case: Case) -> None:
    request = make_request(by, case)
    with pytest.raises(Refused, match="Say why"):
        actions.waive(request=request, reason="  ", by=by)
    waived = actions.waive(request=request, reason="The child had left the practice.", by=by)
    assert waived.waived_reason == "The child had left the practice."


def test_what_changed_meanwhile_is_shown_first(by: Actor, case: Case) -> None:
    request = make_request(by, case)
    seen = request.version
    actions.mark_opened(request=request, by=by)
    with pytest.raises(Overtaken, match="Look at it again"):
        actions.waive(request=request, reason="Not needed.", seen=seen, by=by)


def test_passed_on_the_colleague_answers_from_now_on(by: Actor, case: Case) -> None:
    request = make_request(by, case)
    colleague = make_contact(by, request.agency)
    assert actions.delegate(request=request, contact=colleague, by=by).contact_id == colleague.pk
    stranger = make_contact(by, make_request(by, case).agency)
    with pytest.raises(Refused, match="does not belong"):
        actions.delegate(request=request, contact=stranger, by=by)


@pytest.mark.parametrize("change", [{"words": "other"}, None], ids=["changed", "removed"])
def test_a_step_is_neither_changed_nor_removed(by: Actor, case: Case, change: dict[str, str] | None) -> None:
    request = make_request(by, case)
    steps = RequestStep.objects.filter(panel_id=by.panel_id, request=request)
    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
        steps.update(**change) if change else steps.delete()
