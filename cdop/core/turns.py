"""One at a time in a panel: two pieces of work that would not see what the other is about to write take turns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


def take_turn(work: str, panel_id: int) -> None:
    """Wait for the panel's turn at `work`, and keep it until the transaction ends."""
    _ask("SELECT pg_advisory_xact_lock(%s, %s)", work, panel_id)


@contextmanager
def turn(work: str, panel_id: int) -> Iterator[None]:
    """Wait for the panel's turn and keep it until the block ends, or within a transaction until that ends.

    The server gives the turn back when the connection dies, so work that was killed holds nobody up.
    """
    if connection.in_atomic_block:
        take_turn(work, panel_id)
        yield
        return
    _ask("SELECT pg_advisory_lock(%s, %s)", work, panel_id)
    try:
        yield
    finally:
        _ask("SELECT pg_advisory_unlock(%s, %s)", work, panel_id)


def _ask(sql: str, work: str, panel_id: int) -> None:
    """Locks are numbered in classes of four bytes; the first three letters of the work make its class."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [int.from_bytes(work.encode()[:3], "big"), panel_id])
