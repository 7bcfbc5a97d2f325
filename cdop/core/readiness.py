"""Whether the parts this process leans on answer. A part is a function that raises when it does not."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

DEFAULT_CHECKS = {"database": "cdop.core.readiness.database"}


def database() -> None:
    """Raises when the database does not answer."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")


def parts() -> dict[str, bool]:
    """Each part of `settings.READINESS_CHECKS` (name → dotted path) and whether it answers."""
    checks: dict[str, str] = getattr(settings, "READINESS_CHECKS", DEFAULT_CHECKS)
    return {name: _answers(import_string(path)) for name, path in checks.items()}


def _answers(check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception:  # whatever the fault of a part, the answer is that it is not ready
        return False
    return True
