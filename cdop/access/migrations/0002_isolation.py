"""Memberships, areas and keys go behind the wall. A person sees their own memberships before any panel."""

from django.db import migrations

from cdop.core.isolation.operations import isolate, keep


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial"), ("core", "0001_isolation")]
    operations = [
        isolate("access_membership", also="user_id = (SELECT app.user_id())"),
        isolate("access_panelarea"),
        isolate("access_panelkey"),
        keep("access_membership"),
        keep("access_panelkey"),
        keep("access_panel"),
    ]
