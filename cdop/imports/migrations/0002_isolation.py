"""What was brought in goes behind the wall; the file itself never changes."""

from django.db import migrations

from cdop.core.isolation.operations import append_only, bind, isolate, keep


class Migration(migrations.Migration):
    dependencies = [("imports", "0001_initial"), ("cases", "0002_isolation")]
    operations = [
        isolate("imports_batch"),
        append_only("imports_batch"),
        isolate("imports_row"),
        bind("imports_row", "batch_id", "imports_batch"),
        bind("imports_row", "case_id", "cases_case"),
        keep("imports_row"),
    ]
