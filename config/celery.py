"""Celery: the clock and the hands. The broker only wakes; the Job row is the record (cdop.jobs)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("cdop")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
