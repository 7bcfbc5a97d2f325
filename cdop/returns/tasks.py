"""The worker's door to returns."""

from __future__ import annotations

from cdop.access.permissions import Permission
from cdop.figures import publishing
from cdop.figures.cohort import cohort_for_year
from cdop.figures.publications import publication
from cdop.jobs.registry import Finish, Run, job_kind
from cdop.returns.actions import PRODUCE


@job_kind(
    PRODUCE,
    title="National return",
    permission=Permission.RETURN_MAKE,
    steps=publishing.STEPS,
    opens=("Look at the release", "figures:release"),
)
def produce(run: Run) -> Finish:
    kind = publication(str(run.args["kind"]))
    cohort = cohort_for_year(run.panel_id, kind.basis, str(run.args["year"]))
    choices = kind.ready(cohort, run.by) if kind.ready else {}
    kind, wanted = publication(kind.kind, choices), publishing.Wanted(choices=choices)
    prepared = publishing.prepare(kind, cohort, by=run.by, step=run.step, wanted=wanted)
    return lambda: str(publishing.keep(prepared, by=run.by).id)
