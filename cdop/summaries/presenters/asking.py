"""What a summary under way is about, in words."""

from __future__ import annotations

from datetime import date

from cdop.figures.cohort import Basis, Cohort
from cdop.figures.publications import publication
from cdop.jobs.models import Job


def about(job: Job) -> str:
    start, end = (date.fromisoformat(str(job.args[name])) for name in ("start", "end"))
    title = publication(str(job.args["kind"])).title
    return f"{title}, {Cohort(job.panel_id, Basis.REVIEW, start, end).words}"
