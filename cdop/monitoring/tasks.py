"""The clock's door to the charts that watch."""

from __future__ import annotations

import logging

from celery import shared_task
from django.db import transaction

from cdop.access.queries import all_panels, system_actor
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import Refused
from cdop.monitoring.actions import keep_signals

_log = logging.getLogger(__name__)


@shared_task(name="cdop.monitoring.tasks.watch_all", ignore_result=True)
def watch_all() -> None:
    """Once a week. A panel that cannot be watched yet keeps no other from it."""
    for panel in all_panels():
        try:
            with scoped(panels=(panel.id,)), transaction.atomic():
                keep_signals(by=system_actor("monitoring", panel))
        except Refused as refused:
            _log.info("panel %s is not watched: %s", panel.code, refused.sentence)
