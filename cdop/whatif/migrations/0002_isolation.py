"""The panel's table of ratios goes behind the wall; its rows are added, never changed."""

from django.db import migrations

from cdop.core.isolation.operations import append_only, isolate


class Migration(migrations.Migration):
    dependencies = [("whatif", "0001_initial")]
    operations = [
        isolate("whatif_riskestimate"),
        append_only("whatif_riskestimate"),
    ]
