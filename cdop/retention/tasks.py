"""The clock's door to the nightly look. It removes nothing."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from cdop.access.queries import all_panels, system_actor
from cdop.core.isolation.scope import scoped
from cdop.retention import actions


@shared_task(name="cdop.retention.tasks.look_everywhere", ignore_result=True)
def look_everywhere() -> None:
    """Panel by panel, once a day however often it is asked."""
    for panel in all_panels():
        with scoped(panels=(panel.id,)):
            actions.look_through(on=timezone.localdate(), by=system_actor("retention", panel))
