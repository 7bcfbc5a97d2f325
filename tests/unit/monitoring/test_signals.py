"""What the weekly look keeps: each signal once, for this panel, until somebody has looked at it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from cdop.audit.models import Event
from cdop.core.refusals import NotAllowed, Refused
from cdop.monitoring import actions, queries, tasks
from cdop.monitoring.models import Signal
from tests.makers.panels import in_panel, make_actor, make_panel, scope_of
from tests.makers.signals import make_deaths, make_signal

pytestmark = pytest.mark.django_db


def test_a_signal_is_kept_once_recorded_and_says_nothing_of_a_child():
    by = make_actor(make_panel())
    signal = make_signal(by)
    assert {"all", "infant"} <= set(_charts(by))
    before = len(_charts(by))
    with scope_of(by), transaction.atomic():
        assert actions.keep_signals(by=by) == []
    assert len(_charts(by)) == before
    with scope_of(by), transaction.atomic():
        events = list(Event.objects.filter(act="signal.found").values_list("object_ref", "detail"))
    assert (str(signal.pk), {"chart": "all"}) in events
    assert timezone.localdate() - signal.on < timedelta(days=60)


def test_a_death_told_of_late_moves_a_signal_and_makes_no_second_one():
    by = make_actor(make_panel())
    signal = make_signal(by)
    make_deaths(by, [signal.on - timedelta(days=3)])
    with scope_of(by), transaction.atomic():
        assert actions.keep_signals(by=by) == []


def test_it_waits_until_somebody_has_looked_and_only_once():
    by = make_actor(make_panel())
    signal = make_signal(by)
    with scope_of(by), transaction.atomic():
        waiting = queries.unseen_signals(by=by).count()
        seen = actions.note_seen(signal=signal, by=by)
        assert (seen.seen_by, seen.seen_by_name) == (by.audit_id, by.name)
        assert queries.unseen_signals(by=by).count() == waiting - 1
        with pytest.raises(Refused, match="has looked at this signal already"):
            actions.note_seen(signal=signal, by=by)


def test_who_sees_no_exact_figures_finds_and_sees_no_signal():
    panel = make_panel()
    signal = make_signal(make_actor(panel))
    analyst = make_actor(panel, "analyst")
    with scope_of(analyst), transaction.atomic():
        for ask in (
            lambda: actions.keep_signals(by=analyst),
            lambda: actions.note_seen(signal=signal, by=analyst),
            lambda: queries.signals(by=analyst),
        ):
            with pytest.raises(NotAllowed):
                ask()


def test_the_weekly_look_goes_through_every_panel_and_keeps_them_apart():
    one, other = make_panel(), make_panel("southshire")
    make_panel("nowhere", areas=())
    by, beside = make_actor(one), make_actor(other)
    make_signal(by)
    make_deaths(beside, [timezone.localdate() - timedelta(days=9)])
    tasks.watch_all()
    assert _charts(by) and not _charts(beside)
    with in_panel(other), transaction.atomic():
        assert Event.objects.filter(act="figures.read", actor="system:monitoring").exists()


def _charts(by):
    with scope_of(by), transaction.atomic():
        return list(Signal.objects.values_list("chart", flat=True))
