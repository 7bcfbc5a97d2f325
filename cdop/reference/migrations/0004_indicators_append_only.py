"""Published figures, lines held back and neighbours never change once loaded either."""

from django.db import migrations

from cdop.core.isolation.operations import append_only

TABLES = ("reference_indicatorvalue", "reference_heldline", "reference_neighbour")


class Migration(migrations.Migration):
    dependencies = [("reference", "0003_indicators"), ("core", "0001_isolation")]
    operations = [append_only(table) for table in TABLES]
