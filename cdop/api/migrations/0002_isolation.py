"""Clients go behind the wall and are never removed; the end of one never changes."""

from django.db import migrations

from cdop.core.isolation.operations import append_only, bind, isolate, keep


class Migration(migrations.Migration):
    dependencies = [("api", "0001_initial"), ("core", "0001_isolation")]
    operations = [
        isolate("api_machineclient"),
        keep("api_machineclient"),
        isolate("api_clientend"),
        bind("api_clientend", "client_id", "api_machineclient"),
        append_only("api_clientend"),
    ]
