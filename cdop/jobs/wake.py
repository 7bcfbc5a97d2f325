"""Wakes a worker through the broker. Only a nudge: one that is lost costs a moment, never the job."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from uuid import UUID

from celery import current_app
from kombu.exceptions import KombuError

RUN = "cdop.jobs.tasks.run"
_QUIET_SECONDS = 10.0
_log = logging.getLogger(__name__)
_silent_until = 0.0


def wake(job_ids: Sequence[UUID], panel_id: int) -> list[UUID]:
    """Send a wake-up for each job; returns those the broker took, none when it cannot be reached.

    After a failure this process does not try again for ten seconds, so that a broker that is down cannot
    keep one person after another waiting. The sweep sends what was left.
    """
    global _silent_until
    taken: list[UUID] = []
    if not job_ids or time.monotonic() < _silent_until:
        return taken
    try:
        with current_app.connection_for_write() as connection:
            # Otherwise a broker that is down is tried for six seconds while the person waits.
            connection.transport_options = {**connection.transport_options, "max_retries": 0}
            for job_id in job_ids:
                current_app.send_task(
                    RUN, [str(job_id), panel_id], connection=connection, retry=False, ignore_result=True
                )
                taken.append(job_id)
    except (KombuError, OSError) as problem:
        _silent_until = time.monotonic() + _QUIET_SECONDS
        _log.warning("the broker cannot be reached (%s); the sweep will wake later", type(problem).__name__)
    return taken
