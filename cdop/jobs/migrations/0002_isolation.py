"""Jobs go behind the wall, and stay: what was asked for is never removed by the app."""

from django.db import migrations

from cdop.core.isolation.operations import isolate, keep


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_initial"), ("core", "0001_isolation")]
    operations = [isolate("jobs_job"), keep("jobs_job")]
