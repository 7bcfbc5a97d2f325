"""A notification is sent once, within one panel, and nobody else can send or read it."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from django.db import connections, transaction
from django.utils import timezone

from cdop.access.queries import panel_serving, system_actor
from cdop.audit.models import Event
from cdop.cases.models import Case
from cdop.core.refusals import NotAllowed, Refused
from cdop.notifications import actions, queries
from cdop.notifications.models import Draft, Notification
from cdop.notifications.tasks import forget
from tests.makers.notifications import ANSWERS
from tests.makers.panels import in_panel, make_actor, make_panel, scope_of


def anyone(panel):
    return system_actor("public notification", panel)


def told(panel) -> str:
    """The token of a notification with everything typed."""
    by = anyone(panel)
    with in_panel(panel):
        token = actions.begin(by=by)
        for slug, typed in ANSWERS.items():
            actions.keep_page(token=token, slug=slug, typed=typed, answered=[], by=by)
    return token


def send(panel, token: str) -> Notification:
    with in_panel(panel):
        return actions.send(token=token, areas=[], by=anyone(panel))


def cases_of(panel) -> list[Case]:
    with in_panel(panel), transaction.atomic():
        return list(Case.objects.filter(panel=panel))


def test_twenty_at_once_make_one_case(committed_db) -> None:
    panel = make_panel()
    token = told(panel)
    gate, found = threading.Barrier(20), []

    def run() -> None:
        gate.wait()
        found.append(send(panel, token).case_id)
        connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 20 and len(set(found)) == 1 and len(cases_of(panel)) == 1


def test_another_panels_token_opens_nothing(db) -> None:
    north, south = make_panel(), make_panel("southshire")
    token = told(north)
    with in_panel(south):
        assert queries.telling_of(token, by=anyone(south)) is None
        with pytest.raises(Refused):
            actions.send(token=token, areas=[], by=anyone(south))
    send(north, token)
    with in_panel(south):
        assert queries.sent_with(token, by=anyone(south)) is None


def test_time_is_told_by_the_database(db, monkeypatch) -> None:
    """A clock of the web server that is wrong makes a draft neither last nor end."""
    panel = make_panel()
    token = told(panel)
    monkeypatch.setattr(timezone, "now", lambda: datetime(2031, 1, 1, tzinfo=UTC))
    with in_panel(panel):
        assert queries.telling_of(token, by=anyone(panel)) is not None


def test_it_ends_two_hours_after_the_last_page(db) -> None:
    panel = make_panel()
    token = told(panel)
    with in_panel(panel):
        draft = Draft.objects.get(panel=panel)
        left = (draft.expires_at - timezone.now()).total_seconds()
        assert 7100 < left <= 7201
        draft.expires_at = timezone.now()
        draft.save()
        assert queries.telling_of(token, by=anyone(panel)) is None
        with pytest.raises(Refused, match="two hours"):
            actions.keep_page(token=token, slug="child", typed={}, answered=[], by=anyone(panel))
        assert actions.forget_expired(by=anyone(panel)) == 1
        assert not Draft.objects.filter(panel=panel).exists()


def test_sending_is_on_record_and_names_nobody(db) -> None:
    panel = make_panel()
    sent = send(panel, told(panel))
    with in_panel(panel):
        event = Event.objects.get(chain=panel.id, act="notification.sent")
        written = str(list(Event.objects.filter(chain=panel.id).values()))
    assert event.object_ref == sent.case.reference and event.actor == "system:public notification"
    assert "Unmistakable" not in written and "01632" not in written


def test_what_is_not_checked_yet_is_listed_until_somebody_begins(db) -> None:
    panel = make_panel()
    first, second = send(panel, told(panel)), send(panel, told(panel))
    by = make_actor(panel)
    with scope_of(by):
        assert list(queries.unchecked(by)) == [first, second]
        Case.objects.filter(panel=panel, pk=first.case_id).update(state="triage")
        assert list(queries.unchecked(by)) == [second]
    analyst = make_actor(panel, "analyst")
    with scope_of(analyst), pytest.raises(NotAllowed):
        queries.unchecked(analyst)


def test_the_panel_of_an_area_is_found_among_those_in_use(db) -> None:
    north, south = make_panel(areas=("E06000008",)), make_panel("southshire", areas=("E06000009",))
    with in_panel(north):
        assert panel_serving(["E06000009", "E10000099"]) == south
        assert panel_serving(["E06000008", "E06000009"]) is None, "two panels: neither is said to be the one"
        assert panel_serving(["E06000010"]) is None
        with pytest.raises(Exception, match="row-level security"):
            Draft.objects.create(panel=south, token_digest=b"x", sealed=b"x", expires_at=timezone.now())


def test_the_clock_forgets_on_every_panel_what_has_expired(db) -> None:
    panels = make_panel(), make_panel("southshire")
    for panel in panels:
        told(panel)
        with in_panel(panel):
            Draft.objects.filter(panel=panel).update(expires_at=timezone.now())
        told(panel)
    forget()
    for panel in panels:
        with in_panel(panel):
            assert Draft.objects.filter(panel=panel).count() == 1
