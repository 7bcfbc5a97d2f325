"""Celery: the clock and the hands. The broker only wakes; the Job row is the record (cdop.jobs)."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("cdop")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def stay_shut(**_: Any) -> None:
    """No work is done while the database's wall between panels has a hole, or cannot be asked."""
    from cdop.core.isolation.catalogue import refuse_unsafe_login

    try:
        refuse_unsafe_login()
    except Exception as hole:  # Celery logs what a handler raises and goes on; a SystemExit it lets through
        raise SystemExit(str(hole)) from hole
