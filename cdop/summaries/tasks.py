"""The worker's door to summaries."""

from __future__ import annotations

from datetime import date

from cdop.access.permissions import Permission
from cdop.figures import publishing
from cdop.figures.cohort import Cohort
from cdop.figures.publications import publication
from cdop.jobs.registry import Finish, Run, job_kind
from cdop.summaries.actions import PRODUCE


@job_kind(
    PRODUCE,
    title="Anonymised summary",
    permission=Permission.SUMMARY_MAKE,
    steps=publishing.STEPS,
    opens=("Look at the release", "figures:release"),
)
def produce(run: Run) -> Finish:
    asked = {"text": str(run.args["text"])} if run.args.get("text") else {}
    kind = publication(str(run.args["kind"]), asked)
    start, end = (date.fromisoformat(str(run.args[name])) for name in ("start", "end"))
    cohort = Cohort(run.panel_id, kind.basis, start, end)
    wanted = publishing.Wanted()
    if kind.ready is not None:
        wanted = publishing.Wanted(choices=kind.ready(cohort, run.by))
        kind = publication(kind.kind, wanted.choices)
    prepared = publishing.prepare(kind, cohort, by=run.by, step=run.step, wanted=wanted)
    return lambda: str(publishing.keep(prepared, by=run.by).id)
