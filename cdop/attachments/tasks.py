"""The worker's door to attachments."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from cdop.access.permissions import Permission
from cdop.attachments.actions import SCAN, note_scan
from cdop.attachments.queries import to_scan
from cdop.attachments.scanning import scan
from cdop.jobs.registry import Finish, Run, job_kind

_STEP = "Scanning"


@job_kind(SCAN, title="Scan of a file", permission=Permission.CASE_EDIT, steps=(_STEP,))
def scan_paper(run: Run) -> Finish:
    """A scanner that does not answer fails the job, which is tried again; the file waits meanwhile."""
    number = UUID(str(run.args["attachment"]))
    run.step(_STEP)
    with transaction.atomic():
        raw = to_scan(number, by=run.by)
    verdict = scan(raw)

    def finish() -> str:
        note_scan(number=number, verdict=verdict, by=run.by)
        return ""

    return finish
