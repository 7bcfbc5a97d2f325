"""The clock's door: what nobody finished in time is forgotten, on pages nobody visits as well."""

from __future__ import annotations

from celery import shared_task

from cdop.access.queries import every_panel, system_actor
from cdop.core.isolation.scope import scoped
from cdop.notifications import actions


@shared_task(name="cdop.notifications.tasks.forget", ignore_result=True)
def forget() -> None:
    """Panel by panel, those out of use too."""
    for panel in every_panel():
        with scoped(panels=(panel.id,)):
            actions.forget_expired(by=system_actor("public notification", panel))
