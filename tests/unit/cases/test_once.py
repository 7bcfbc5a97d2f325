"""A form that is sent twice is done once."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from cdop.access.actors import Actor
from cdop.cases import actions
from cdop.cases.actions.once import new_token
from cdop.cases.models import Case, RepeatedRow
from cdop.core.refusals import Refused
from tests.makers.cases import NOTIFIED_AT, make_case
from tests.makers.panels import make_actor, make_panel, scope_of

FORMS = 50


def together(*works: Callable[[], object]) -> list[object]:
    """Do all at the same moment, each on a connection of its own; what came of each."""
    barrier, told = threading.Barrier(len(works)), [None] * len(works)

    def run(place: int, work: Callable[[], object]) -> None:
        try:
            barrier.wait(20)
            told[place] = work()
        except Exception as fault:
            told[place] = fault
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return told


def test_fifty_double_submits_make_fifty_rows(committed_db: object) -> None:
    by = make_actor(make_panel())
    case = make_case(by)

    def add(token: str, name: str) -> object:
        with scope_of(by):
            values = {"relation": "sibling", "person_name": name}
            return actions.add_row(case=case, slug="people", values=values, token=token, by=by).id

    for number in range(FORMS):
        token = new_token()
        one, other = together(
            lambda t=token, n=number: add(t, f"N{n}"), lambda t=token, n=number: add(t, f"N{n}")
        )
        assert one == other, (one, other)
    with scope_of(by), transaction.atomic():
        assert RepeatedRow.objects.count() == FORMS


def test_double_submits_of_a_notification_make_one_case(committed_db: object) -> None:
    by = make_actor(make_panel())

    def receive(token: str) -> object:
        with scope_of(by):
            return actions.receive(notified_at=NOTIFIED_AT, answers={}, token=token, by=by).reference

    for _ in range(10):
        token = new_token()
        one, other = together(lambda t=token: receive(t), lambda t=token: receive(t))
        assert one == other and isinstance(one, str)
    with scope_of(by), transaction.atomic():
        assert Case.objects.count() == 10


@pytest.fixture
def by(db: None) -> Actor:
    return make_actor(make_panel())


def test_a_section_sent_again_changes_nothing(by: Actor) -> None:
    case, token = make_case(by), new_token()
    with scope_of(by):
        save = {"case": case, "slug": "death", "token": token, "by": by}
        assert actions.record_section(values={"place_text": "A"}, version=1, **save) == ["place_text"]
        assert actions.record_section(values={"place_text": "A"}, version=1, **save) == []


def test_a_refused_form_can_be_sent_again(by: Actor) -> None:
    """The claim on the token is undone with what it was for."""
    case, token = make_case(by), new_token()
    with scope_of(by):
        with pytest.raises(Refused, match="at least one"):
            actions.add_row(case=case, slug="people", values={}, token=token, by=by)
        assert actions.add_row(case=case, slug="people", values={"relation": "mother"}, token=token, by=by)


def test_a_token_is_one_persons_and_one_forms(by: Actor) -> None:
    case, token = make_case(by), new_token()
    other = make_actor(make_panel(), "doctor")
    with scope_of(by):
        actions.add_row(case=case, slug="people", values={"relation": "mother"}, token=token, by=by)
        with pytest.raises(Refused, match="already used"):
            actions.record_section(case=case, slug="death", values={}, token=token, by=by)
        with pytest.raises(Refused, match="changed on its way"):
            actions.add_row(case=case, slug="people", values={"relation": "mother"}, token="1", by=by)
    with scope_of(other), pytest.raises(Refused, match="already used"):
        actions.add_row(case=case, slug="people", values={"relation": "mother"}, token=token, by=other)
