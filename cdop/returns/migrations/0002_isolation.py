"""Sendings go behind the wall and never change."""

from django.db import migrations

from cdop.core.isolation.operations import append_only, bind, isolate


class Migration(migrations.Migration):
    dependencies = [("returns", "0001_initial"), ("figures", "0004_ledger_isolation")]
    operations = [
        isolate("returns_submission"),
        bind("returns_submission", "release_id", "figures_release"),
        append_only("returns_submission"),
    ]
