"""Signals go behind the wall; nothing is deleted, and what changes is remembered."""

from django.db import migrations

from cdop.audit.operations import remember
from cdop.core.isolation.operations import isolate, keep


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0001_initial"), ("core", "0001_isolation"), ("audit", "0004_keep_past")]
    operations = [
        isolate("monitoring_signal"),
        keep("monitoring_signal"),
        remember("monitoring_signal"),
    ]
