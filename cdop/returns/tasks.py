"""The worker's door to returns."""

from __future__ import annotations

from cdop.access.permissions import Permission
from cdop.figures import publishing
from cdop.figures.cohort import cohort_for_year
from cdop.jobs.registry import Finish, Run, job_kind
from cdop.returns.actions import PRODUCE


@job_kind(PRODUCE, title="National return", permission=Permission.RETURN_MAKE, steps=publishing.STEPS)
def produce(run: Run) -> Finish:
    kind = publishing.publication(str(run.args["kind"]))
    cohort = cohort_for_year(run.panel_id, kind.basis, str(run.args["year"]))
    prepared = publishing.prepare(kind, cohort, by=run.by, step=run.step)
    return lambda: str(publishing.file(prepared, by=run.by).id)
