"""Agencies, contacts and requests go behind the wall; steps never change, earlier versions are kept."""

from django.db import migrations

from cdop.audit.operations import remember
from cdop.core.isolation.operations import append_only, bind, isolate, keep


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0001_initial"),
        ("cases", "0002_isolation"),
        ("core", "0001_isolation"),
        ("audit", "0004_keep_past"),
    ]
    operations = [
        isolate("agencies_agency"),
        keep("agencies_agency"),
        remember("agencies_agency"),
        isolate("agencies_contact"),
        bind("agencies_contact", "agency_id", "agencies_agency"),
        keep("agencies_contact"),
        remember("agencies_contact"),
        isolate("agencies_reminderrule"),
        isolate("agencies_request"),
        bind("agencies_request", "case_id", "cases_case"),
        bind("agencies_request", "agency_id", "agencies_agency"),
        bind("agencies_request", "contact_id", "agencies_contact"),
        keep("agencies_request"),
        remember("agencies_request"),
        isolate("agencies_requeststep"),
        bind("agencies_requeststep", "request_id", "agencies_request"),
        bind("agencies_requeststep", "contact_id", "agencies_contact"),
        append_only("agencies_requeststep"),
    ]
