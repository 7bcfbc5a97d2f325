"""To the ORM a section's row stands one to one beside its case; the database keeps the key led by the panel.

Nothing changes in the database: a unique key over the case alone would tell of other panels' rows.
"""

import django.db.models.deletion
from django.db import migrations, models

TABLES = (
    "birthanswers",
    "childanswers",
    "childidentity",
    "circumstancesanswers",
    "deathanswers",
    "familysupportanswers",
    "notifier",
    "residenceanswers",
    "safeguardinganswers",
)


def one_to_one() -> models.OneToOneField:
    return models.OneToOneField(
        on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s", to="cases.case"
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_one_each")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterField(table, "case", one_to_one()) for table in TABLES]
        )
    ]
