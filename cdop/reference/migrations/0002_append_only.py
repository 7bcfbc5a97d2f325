"""An edition never changes once loaded: its rows may be added, never altered or removed."""

from django.db import migrations

from cdop.core.isolation.operations import append_only

TABLES = (
    "reference_edition",
    "reference_area",
    "reference_areachange",
    "reference_lsoa",
    "reference_lsoamatch",
    "reference_areayear",
    "reference_population",
)


class Migration(migrations.Migration):
    dependencies = [("reference", "0001_initial"), ("core", "0001_isolation")]
    operations = [append_only(table) for table in TABLES]
