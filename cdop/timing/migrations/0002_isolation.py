"""Holds, days, notices and rules go behind the wall; nothing is deleted, and what changes is remembered."""

from django.db import migrations

from cdop.audit.operations import remember
from cdop.core.isolation.operations import append_only, bind, isolate, keep


class Migration(migrations.Migration):
    dependencies = [("timing", "0001_initial"), ("cases", "0002_isolation"), ("audit", "0004_keep_past")]
    operations = [
        isolate("timing_panelrule"),
        append_only("timing_panelrule"),
        isolate("timing_caseday"),
        bind("timing_caseday", "case_id", "cases_case"),
        append_only("timing_caseday"),
        isolate("timing_nationalnotice"),
        bind("timing_nationalnotice", "case_id", "cases_case"),
        keep("timing_nationalnotice"),
        remember("timing_nationalnotice"),
        isolate("timing_hold"),
        bind("timing_hold", "case_id", "cases_case"),
        keep("timing_hold"),
        remember("timing_hold"),
    ]
