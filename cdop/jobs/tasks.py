"""The workers' doors: ids in, one action called. Each worker sweeps, so no clock can be missing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from celery import current_app, shared_task
from celery.signals import worker_ready

from cdop.jobs import actions
from cdop.jobs.checkup import note_sweep
from cdop.jobs.wake import RUN

SWEEP = "cdop.jobs.tasks.sweep"
SWEEP_SECONDS = 10.0


@shared_task(name=RUN, ignore_result=True)
def run(job_id: str, panel_id: int) -> None:
    actions.run_job(UUID(job_id), panel_id)


@shared_task(name=SWEEP, ignore_result=True)
def sweep() -> None:
    actions.sweep()
    note_sweep()


@worker_ready.connect
def sweep_regularly(sender: Any, **_: Any) -> None:
    """At start and then every ten seconds. A sweep that no hand was free for is dropped, not saved up."""

    def ask() -> None:
        current_app.send_task(SWEEP, expires=SWEEP_SECONDS, retry=False, ignore_result=True)

    ask()
    sender.timer.call_repeatedly(SWEEP_SECONDS, ask)
