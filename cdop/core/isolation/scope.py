"""The scope of the work in hand: whose it is and which panels' rows it may touch.

The database backend reads it at every outermost BEGIN and signs it into the transaction. Without a scope
a query of a panel's table raises; it never returns an empty or a full list.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.db import connections


@dataclass(frozen=True)
class Scope:
    """A person's number (0 for the house itself) and the panels in reach."""

    user_id: int
    panels: tuple[int, ...]

    def signed(self, backend_pid: int) -> str:
        """The text the database verifies; bound to one server process, so it cannot be carried elsewhere."""
        claim = f"{self.user_id}|{','.join(map(str, self.panels))}|{backend_pid}"
        mark = hmac.new(settings.CONTEXT_KEY, claim.encode(), hashlib.sha256).hexdigest()
        return f"{claim}|{mark}"


_scope: ContextVar[Scope | None] = ContextVar("cdop_scope", default=None)


def current() -> Scope | None:
    return _scope.get()


@contextmanager
def scoped(*, panels: tuple[int, ...], user_id: int = 0) -> Iterator[None]:
    """Work within `panels` until the block ends; inside a running transaction it takes effect at once."""
    token = _scope.set(Scope(user_id, panels))
    _apply_now()
    try:
        yield
    finally:
        _scope.reset(token)
        _apply_now()


def _apply_now() -> None:
    connection = connections["default"]
    if connection.connection is None or not connection.in_atomic_block or connection.needs_rollback:
        return
    if connection.connection.info.transaction_status.name == "INERROR":
        return
    connection.apply_scope()  # type: ignore[attr-defined]
