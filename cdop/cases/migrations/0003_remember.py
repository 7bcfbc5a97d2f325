"""Earlier answers are kept when a row changes."""

from django.db import migrations

from cdop.audit.operations import remember


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_isolation"), ("audit", "0004_keep_past")]
    operations = [
        remember("cases_childanswers"),
        remember("cases_residenceanswers"),
        remember("cases_deathanswers"),
        remember("cases_safeguardinganswers"),
        remember("cases_circumstancesanswers"),
        remember("cases_familysupportanswers"),
        remember("cases_birthanswers"),
        remember("cases_childidentity"),
        remember("cases_notifier"),
    ]
