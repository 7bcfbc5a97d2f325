"""How long one statement of a page may take. The worker's are not limited so: they have steps and a lease."""

from __future__ import annotations

from typing import Any

from django.db import connections

STATEMENT_SECONDS = 30


def limit_statements(seconds: float = STATEMENT_SECONDS) -> None:
    """From the next connection on a statement that takes longer is ended, and its page says so (503)."""
    settings: dict[str, Any] = connections.settings["default"]
    options: dict[str, Any] = settings.setdefault("OPTIONS", {})
    given = options.get("options", "")
    options["options"] = f"{given} -c statement_timeout={int(seconds * 1000)}".strip()
