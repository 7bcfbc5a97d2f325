"""The worker's door to summaries."""

from __future__ import annotations

from datetime import date

from cdop.access.permissions import Permission
from cdop.figures import publishing
from cdop.figures.cohort import Cohort
from cdop.jobs.registry import Finish, Run, job_kind
from cdop.summaries.actions import PRODUCE


@job_kind(PRODUCE, title="Anonymised summary", permission=Permission.SUMMARY_MAKE, steps=publishing.STEPS)
def produce(run: Run) -> Finish:
    kind = publishing.publication(str(run.args["kind"]))
    start, end = (date.fromisoformat(str(run.args[name])) for name in ("start", "end"))
    cohort = Cohort(run.panel_id, kind.basis, start, end)
    prepared = publishing.prepare(kind, cohort, by=run.by, step=run.step)
    return lambda: str(publishing.file(prepared, by=run.by).id)
