"""Texts of summaries go behind the wall: earlier versions are kept, readings never change."""

from django.db import migrations

from cdop.audit.operations import remember
from cdop.core.isolation.operations import append_only, bind, isolate, keep


class Migration(migrations.Migration):
    dependencies = [("summaries", "0001_initial"), ("audit", "0004_keep_past"), ("cases", "0002_isolation")]
    operations = [
        isolate("summaries_summarytext"),
        bind("summaries_summarytext", "case_id", "cases_case"),
        keep("summaries_summarytext"),
        remember("summaries_summarytext"),
        isolate("summaries_reading"),
        bind("summaries_reading", "text_id", "summaries_summarytext"),
        append_only("summaries_reading"),
    ]
