"""Papers go behind the wall; none is deleted, and what was kept never changes."""

from django.db import migrations

from cdop.audit.operations import remember
from cdop.core.isolation.operations import append_only, bind, isolate, keep


class Migration(migrations.Migration):
    dependencies = [("attachments", "0001_initial"), ("cases", "0002_isolation"), ("audit", "0004_keep_past")]
    operations = [
        isolate("attachments_attachment"),
        bind("attachments_attachment", "case_id", "cases_case"),
        keep("attachments_attachment"),
        remember("attachments_attachment"),
        isolate("attachments_attachmentcontent"),
        bind("attachments_attachmentcontent", "attachment_id", "attachments_attachment"),
        append_only("attachments_attachmentcontent"),
    ]
