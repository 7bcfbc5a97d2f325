"""Links, visits and answers go behind the wall; decisions never change, earlier answers are kept.

The place of a link stands outside: it says which panel to enter, and nothing else. It is only ever added.
"""

from django.db import migrations

from cdop.audit.operations import remember
from cdop.core.isolation.operations import append_only, bind, isolate, keep


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_links_and_answers"),
        ("cases", "0002_isolation"),
        ("audit", "0004_keep_past"),
    ]
    operations = [
        append_only("agencies_linkplace"),
        isolate("agencies_link"),
        bind("agencies_link", "request_id", "agencies_request"),
        bind("agencies_link", "contact_id", "agencies_contact"),
        keep("agencies_link"),
        isolate("agencies_visit"),
        bind("agencies_visit", "link_id", "agencies_link"),
        keep("agencies_visit"),
        isolate("agencies_answer"),
        bind("agencies_answer", "request_id", "agencies_request"),
        keep("agencies_answer"),
        remember("agencies_answer"),
        isolate("agencies_answerdraft"),
        bind("agencies_answerdraft", "request_id", "agencies_request"),
        isolate("agencies_resolution"),
        bind("agencies_resolution", "case_id", "cases_case"),
        bind("agencies_resolution", "request_id", "agencies_request"),
        append_only("agencies_resolution"),
    ]
