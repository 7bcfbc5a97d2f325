"""Digests go behind the wall, and are only ever added to."""

from django.db import migrations

from cdop.core.isolation.operations import append_only, isolate


class Migration(migrations.Migration):
    dependencies = [("digests", "0001_initial"), ("core", "0001_isolation")]
    operations = [isolate("digests_digest"), append_only("digests_digest")]
