"""Links go behind the wall; the app changes their state, and what became of them is looked at as they stand."""

from django.db import migrations

from cdop.core.isolation.operations import bind, isolate


class Migration(migrations.Migration):
    dependencies = [("pickups", "0001_initial"), ("artefacts", "0002_isolation")]
    operations = [
        isolate("pickups_pickup"),
        bind("pickups_pickup", "artefact_id", "artefacts_artefact"),
    ]
