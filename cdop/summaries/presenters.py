"""What a summary under way is about, in words."""

from __future__ import annotations

from datetime import date

from cdop.figures.cohort import Basis, Cohort
from cdop.jobs.models import Job


def about(job: Job) -> str:
    start, end = (date.fromisoformat(str(job.args[name])) for name in ("start", "end"))
    return f"Panel summary, {Cohort(job.panel_id, Basis.REVIEW, start, end).words}"
