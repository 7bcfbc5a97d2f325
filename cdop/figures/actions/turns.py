"""One decision at a time in a panel: two releases that left side by side would not know of each other."""

from __future__ import annotations

from django.db import connection

_KEY = 0x72656C  # the class of these locks among the server's advisory locks


def take_turn(panel_id: int) -> None:
    """Wait for the panel's turn, and keep it until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KEY, panel_id])
