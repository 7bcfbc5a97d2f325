"""Keeps a lease alive from a thread of its own while a long step works."""

from __future__ import annotations

import threading
from types import TracebackType

from django.db import Error, connection

from cdop.core.isolation.scope import scoped
from cdop.jobs.actions import leases
from cdop.jobs.actions.leases import Lease

BEAT_SECONDS = 5.0


class Heartbeat:
    """Renews the lease every five seconds until the block ends or the lease is lost.

    It lives and dies with the process: a killed worker falls silent, a slow one does not. The thread has its
    own database connection and its own scope. While the job is being finished its row is locked and a beat
    waits for it; that does no harm, because a locked row cannot be taken.
    """

    def __init__(self, lease: Lease) -> None:
        self._lease = lease
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"lease {lease.job_id}", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join(timeout=BEAT_SECONDS)

    def _beat(self) -> None:
        try:
            while not self._stop.wait(BEAT_SECONDS) and self._is_renewed():
                pass
        finally:
            connection.close()

    def _is_renewed(self) -> bool:
        """False when the lease is lost. A database out of reach is tried again at the next beat."""
        try:
            with scoped(panels=(self._lease.panel_id,)):
                return leases.renew(self._lease)
        except Error:
            connection.close()
            return True
