"""Earlier decisions and texts are kept when a row changes."""

from django.db import migrations

from cdop.audit.operations import remember


class Migration(migrations.Migration):
    dependencies = [("matching", "0002_isolation"), ("audit", "0004_keep_past")]
    operations = [
        remember("matching_candidate"),
        remember("matching_merge"),
        remember("matching_link"),
        remember("matching_incident"),
        remember("matching_incidentcase"),
        remember("matching_listrow"),
    ]
