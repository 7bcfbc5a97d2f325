"""Transfers go behind the wall and are remembered; a parcel may be thrown away, and leaves nothing behind."""

from django.db import migrations

from cdop.audit.operations import remember
from cdop.core.isolation.operations import bind, isolate, keep


class Migration(migrations.Migration):
    dependencies = [("transfers", "0001_initial"), ("cases", "0002_isolation"), ("audit", "0004_keep_past")]
    operations = [
        isolate("transfers_transfer"),
        bind("transfers_transfer", "case_id", "cases_case"),
        keep("transfers_transfer"),
        remember("transfers_transfer"),
        isolate("transfers_parcel"),
        bind("transfers_parcel", "transfer_id", "transfers_transfer"),
    ]
