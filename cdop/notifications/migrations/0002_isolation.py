"""Notifications go behind the wall and never change. Drafts may be removed: they are forgotten soon."""

from django.db import migrations

from cdop.core.isolation.operations import append_only, bind, isolate


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial"), ("cases", "0002_isolation"), ("core", "0001_isolation")]
    operations = [
        isolate("notifications_draft"),
        isolate("notifications_notification"),
        bind("notifications_notification", "case_id", "cases_case"),
        append_only("notifications_notification"),
    ]
