"""Seals and heads go behind the wall too: how busy another panel is, is no business of this one."""

from django.db import migrations

from cdop.core.isolation.operations import isolate


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_keep_past")]
    operations = [
        isolate("audit_seal", column="chain", also="chain = 0"),
        isolate("audit_head", column="chain", also="chain = 0"),
    ]
