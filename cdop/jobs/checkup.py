"""Whether work asked for is done: the broker answers, someone sweeps, nothing has waited too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from kombu.exceptions import KombuError

from cdop.access.queries import all_panels
from cdop.core.checkup import FAULT, WARNING, WELL, Answer, Part
from cdop.core.isolation.scope import scoped
from cdop.jobs.models import Job

_SILENCE = timedelta(minutes=5)


def note_sweep() -> None:
    """Leave a mark that a sweep was made now. Its file's own time is the moment."""
    mark = _mark()
    mark.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    mark.touch()


def last_sweep() -> datetime | None:
    try:
        return datetime.fromtimestamp(_mark().stat().st_mtime, UTC)
    except FileNotFoundError:
        return None


def broker() -> Iterator[Answer]:
    try:
        with current_app.connection_for_write() as connection:
            connection.transport_options = {**connection.transport_options, "max_retries": 0}
            connection.default_channel.close()
    except (KombuError, OSError) as problem:
        yield Answer("broker", FAULT, f"The broker does not answer ({problem}); start it.")


def clock() -> Iterator[Answer]:
    """Silence alone is a warning, for the site may be stopped; silence while work waits is a fault."""
    swept = last_sweep()
    if swept and datetime.now(UTC) - swept < _SILENCE:
        yield Answer("clock", WELL, f"The last sweep was {(datetime.now(UTC) - swept).seconds} seconds ago.")
        return
    since = f"since {swept:%-d %B %Y %H:%M} UTC" if swept else "yet"
    waiting = _waiting()
    if waiting:
        sentence = f"Jobs wait ({waiting}) and no sweep was made {since}; start worker and clock."
        yield Answer("clock", FAULT, sentence)
    else:
        yield Answer("clock", WARNING, f"No sweep was made {since}; worker and clock do not run.")


def _waiting() -> int:
    """Jobs that have been due for longer than the house should be silent."""
    count = 0
    for panel in all_panels():
        with scoped(panels=(panel.id,)), transaction.atomic():
            due = Job.objects.filter(panel_id=panel.id).due()
            count += due.filter(run_after__lt=Now() - _SILENCE).count()
    return count


def _mark() -> Path:
    return Path(settings.DATA_DIR) / "celery" / "swept"


PARTS: dict[str, Part] = {"broker": broker, "clock": clock}
