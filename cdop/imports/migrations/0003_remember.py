"""Earlier answers are kept when a row changes."""

from django.db import migrations

from cdop.audit.operations import remember


class Migration(migrations.Migration):
    dependencies = [("imports", "0002_isolation"), ("audit", "0004_keep_past")]
    operations = [
        remember("imports_row"),
    ]
