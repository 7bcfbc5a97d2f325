"""Wakes a worker through the broker. Only a nudge: a nudge that is lost costs a moment, never the job."""

from __future__ import annotations

import logging
import time
from uuid import UUID

from celery import current_app
from kombu.exceptions import KombuError

RUN = "cdop.jobs.tasks.run"
_QUIET_SECONDS = 10.0
_log = logging.getLogger(__name__)
_silent_until = 0.0


def wake(job_id: UUID, panel_id: int) -> bool:
    """Send the wake-up; False when the broker cannot be reached.

    After a failure this process does not try again for ten seconds, so that a broker that is down cannot
    keep one person after another waiting for its time-out. The sweep sends what was left.
    """
    global _silent_until
    if time.monotonic() < _silent_until:
        return False
    try:
        current_app.send_task(RUN, args=[str(job_id), panel_id], retry=False, ignore_result=True)
    except (KombuError, OSError) as problem:
        _silent_until = time.monotonic() + _QUIET_SECONDS
        _log.warning("the broker cannot be reached (%s); job %s waits", type(problem).__name__, job_id)
        return False
    return True
