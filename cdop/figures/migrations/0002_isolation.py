"""Frozen: behind the wall, and only ever added to."""

from django.db import migrations

from cdop.core.isolation.operations import append_only, isolate


class Migration(migrations.Migration):
    dependencies = [("figures", "0001_initial"), ("core", "0001_isolation")]
    operations = [
        isolate("figures_release"),
        append_only("figures_release"),
    ]
