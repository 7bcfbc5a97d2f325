"""manage.py prepare: from nothing to a database that is ready for work. Safe to repeat."""

import time
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import CommandParser
from django.db import OperationalError, connections
from django.db.migrations.executor import MigrationExecutor
from psycopg.errors import LockNotAvailable

from cdop.core.commands import OperatorCommand
from cdop.core.embedded import ensure_broker, ensure_database
from cdop.core.embedded.roles import make_database, make_roles
from cdop.core.isolation import keys
from cdop.core.refusals import Refused

PATIENCE, PAUSE = 60.0, 0.5  # seconds
BUSY = (
    "The database was in use all the time, so a migration could not be applied; nothing was changed by it. "
    "Try again when less is going on, or end what has been running for long."
)


class Command(OperatorCommand):
    help = (
        "Starts the embedded services if none are configured, makes roles and database, migrates, loads data."
    )

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--without-reference", action="store_true", help="do not load reference data")

    def run(self, **options: Any) -> dict[str, Any]:
        embedded = {"database": settings.EMBEDDED_DATABASE, "broker": settings.EMBEDDED_BROKER}
        if settings.EMBEDDED_DATABASE:
            server = ensure_database(settings.DATA_DIR)
            make_roles(server)
            make_database(server)
        if settings.EMBEDDED_BROKER:
            ensure_broker(settings.DATA_DIR)
        applied = migrate()
        keys.install("owner")
        if not options["without_reference"] and "load_reference" in get_commands():
            call_command("load_reference", stdout=self.stderr)
        return {"data_dir": str(settings.DATA_DIR), "embedded": embedded, "migrations_applied": applied}

    def say(self, result: Mapping[str, Any]) -> str:
        count = result["migrations_applied"]
        done = (
            f"{count} migration{'' if count == 1 else 's'} applied"
            if count
            else "the database was up to date"
        )
        return f"Prepared: {done}."


def migrate() -> int:
    """Apply, as the owner, the migrations that are missing; how many there were."""
    if "owner" not in connections:
        raise Refused("DATABASE_OWNER_URL is not set; migrating needs the login of cdop_owner.")
    executor = MigrationExecutor(connections["owner"])
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        _apply()
    return len(missing)


def _apply() -> None:
    """The owner waits for a table a fifth of a second at most (config.env), because everybody else waits behind.

    So it asks again and again: each migration is one transaction, and those that were applied stay so.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            call_command("migrate", database="owner", interactive=False, verbosity=0)
            return
        except OperationalError as problem:
            if not isinstance(problem.__cause__, LockNotAvailable):
                raise
            connections["owner"].close()
            if time.monotonic() > until:
                raise Refused(BUSY) from None
        time.sleep(PAUSE)
