"""Pairs, merges, links, incidents and lists go behind the wall; a file as it came never changes."""

from django.db import migrations

from cdop.core.isolation.operations import append_only, bind, isolate, keep


class Migration(migrations.Migration):
    dependencies = [("matching", "0001_initial"), ("cases", "0002_isolation")]
    operations = [
        isolate("matching_candidate"),
        bind("matching_candidate", "case_a_id", "cases_case"),
        bind("matching_candidate", "case_b_id", "cases_case"),
        keep("matching_candidate"),
        isolate("matching_merge"),
        bind("matching_merge", "kept_id", "cases_case"),
        bind("matching_merge", "merged_id", "cases_case"),
        keep("matching_merge"),
        isolate("matching_link"),
        bind("matching_link", "case_a_id", "cases_case"),
        bind("matching_link", "case_b_id", "cases_case"),
        keep("matching_link"),
        isolate("matching_incident"),
        keep("matching_incident"),
        isolate("matching_incidentcase"),
        bind("matching_incidentcase", "incident_id", "matching_incident"),
        bind("matching_incidentcase", "case_id", "cases_case"),
        keep("matching_incidentcase"),
        isolate("matching_deathlist"),
        append_only("matching_deathlist"),
        isolate("matching_listrow"),
        bind("matching_listrow", "listed_id", "matching_deathlist"),
        bind("matching_listrow", "case_id", "cases_case"),
        keep("matching_listrow"),
    ]
