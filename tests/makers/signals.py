"""A signal, found by the charts among invented deaths: three quiet years, then six deaths within a week."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor
from cdop.monitoring.actions import keep_signals
from cdop.monitoring.models import Signal
from tests.makers.cases import make_case
from tests.makers.panels import scope_of


def make_deaths(by: AnyActor, days: list[date]) -> None:
    """A baby of five weeks died on each day."""
    for day in days:
        make_case(by, date_of_death=day, date_of_birth=day - timedelta(days=35))


def make_signal(by: AnyActor) -> Signal:
    """The newest signal of all deaths."""
    today = timezone.localdate()
    quiet = [date(today.year - back, 1, 10) for back in (5, 4, 3)]
    make_deaths(by, [*quiet, *(today - timedelta(days=40 + n) for n in range(6))])
    with scope_of(by), transaction.atomic():
        keep_signals(by=by)
        return Signal.objects.filter(panel_id=by.panel_id, chart="all").latest("on")
