"""The worker's door to imports."""

from __future__ import annotations

from django.db import transaction

from cdop.access.permissions import Permission
from cdop.imports.actions import process
from cdop.imports.actions.asking import PROCESS
from cdop.imports.queries import batch
from cdop.jobs.registry import Finish, Run, job_kind

_STEPS = ("Reading and comparing", "Bringing in the rows")


@job_kind(
    PROCESS,
    title="Import of cases",
    permission=Permission.CASE_IMPORT,
    steps=_STEPS,
    opens=("See what became of the rows", "imports:batch"),
)
def bring_in(run: Run) -> Finish:
    """Commits chunk by chunk: rows that are in stay in, and an attempt begun again goes on from there."""
    number = int(str(run.args["batch"]))
    run.step(_STEPS[0])
    with transaction.atomic():
        kept = batch(number, by=run.by)
    process(batch=kept, by=run.by, progress=lambda done, total: run.step(_STEPS[1]))
    return lambda: str(number)
