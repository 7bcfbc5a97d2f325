"""Notices behind the wall, and only ever added to."""

from django.db import migrations

from cdop.core.isolation.operations import append_only, bind, isolate


class Migration(migrations.Migration):
    dependencies = [("artefacts", "0003_notice")]
    operations = [
        isolate("artefacts_notice"),
        bind("artefacts_notice", "artefact_id", "artefacts_artefact"),
        append_only("artefacts_notice"),
    ]
