"""Reports and removals go behind the wall, and are only ever added to."""

from django.db import migrations

from cdop.core.isolation.operations import append_only, isolate


class Migration(migrations.Migration):
    dependencies = [("retention", "0001_initial"), ("core", "0001_isolation")]
    operations = [
        isolate("retention_report"),
        append_only("retention_report"),
        isolate("retention_removal"),
        append_only("retention_removal"),
    ]
