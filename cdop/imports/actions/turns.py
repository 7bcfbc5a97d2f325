"""One import at a time in a panel: two that run side by side could not see each other's cases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_KEY = 0x696D70  # the class of these locks among the server's advisory locks


@contextmanager
def turn(panel_id: int) -> Iterator[None]:
    """Wait for the panel's turn and keep it until the block ends, or within a transaction until that ends.

    The server gives the turn back when the connection dies, so a killed import holds nobody up.
    """
    if connection.in_atomic_block:
        _ask("SELECT pg_advisory_xact_lock(%s, %s)", panel_id)
        yield
        return
    _ask("SELECT pg_advisory_lock(%s, %s)", panel_id)
    try:
        yield
    finally:
        _ask("SELECT pg_advisory_unlock(%s, %s)", panel_id)


def _ask(sql: str, panel_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, [_KEY, panel_id])
