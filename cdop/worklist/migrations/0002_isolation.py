"""Filters go behind the wall."""

from django.db import migrations

from cdop.core.isolation.operations import isolate


class Migration(migrations.Migration):
    dependencies = [("worklist", "0001_initial"), ("core", "0001_isolation")]
    operations = [isolate("worklist_savedfilter")]
