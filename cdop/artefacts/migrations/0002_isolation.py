"""Frozen: behind the wall, and only ever added to."""

from django.db import migrations

from cdop.core.isolation.operations import append_only, isolate


class Migration(migrations.Migration):
    dependencies = [("artefacts", "0001_initial"), ("core", "0001_isolation")]
    operations = [
        isolate("artefacts_artefact"),
        append_only("artefacts_artefact"),
    ]
