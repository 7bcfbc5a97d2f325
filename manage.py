#!/usr/bin/env python
"""The operator's door. Starts the embedded services a command needs, then hands over to Django."""

import os
import sys
from typing import Any

# These run without a database, or see to the services themselves.
ALONE = {
    *("check", "collectstatic", "compilemessages", "diffsettings", "findstatic", "help", "makemessages"),
    *("makemigrations", "prepare", "serve", "startapp", "startproject", "stop", "test", "version"),
}
# These work on a database that may not be ready for anything else yet.
UNPREPARED = {"dbshell", "migrate", "optimizemigration", "showmigrations", "sqlmigrate", "squashmigrations"}


def main(argv: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import psycopg
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import InterfaceError, OperationalError

    from cdop.core.embedded import ServiceError
    from cdop.core.refusals import Refused

    try:
        start_services(argv)
        execute_from_command_line(argv)
    except (ServiceError, ImproperlyConfigured, Refused) as problem:
        sys.exit(str(problem))
    except (OperationalError, InterfaceError, psycopg.OperationalError) as problem:
        sys.exit(database_sentence(problem))


def start_services(argv: list[str]) -> None:
    """What the command needs and no address is given for; the first time the database is prepared as well."""
    command = argv[1] if len(argv) > 1 else "help"
    if command in ALONE or command.startswith("-") or {"-h", "--help", "--version"} & set(argv[2:]):
        return
    from django.conf import settings

    from cdop.core.embedded import ensure_broker, ensure_database

    if settings.EMBEDDED_BROKER and command not in UNPREPARED:
        ensure_broker(settings.DATA_DIR)
    if settings.EMBEDDED_DATABASE:
        server = ensure_database(settings.DATA_DIR)
        prepare_first(server, migrated=command not in UNPREPARED)


def prepare_first(server: Any, *, migrated: bool) -> None:
    """A database nobody has prepared is of no use to a command: make roles and, if asked, tables."""
    from cdop.core.embedded.roles import exists, make_database, make_roles

    if exists(server):
        return
    sys.stderr.write(f"Preparing the database in {server.data_dir} for the first time.\n")
    if migrated:
        import django
        from django.core.management import call_command

        django.setup()
        call_command("prepare", stdout=sys.stderr)
    else:
        make_roles(server)
        make_database(server)


def database_sentence(problem: Exception) -> str:
    """One line about a database that is down or refuses; the driver names host and port, no password."""
    first = (str(problem).strip().splitlines() or [type(problem).__name__])[0]
    if "No space left" in first:
        return "The disk of the database is full; nothing was changed. Free some space and start again."
    if "connection" in first:
        return (
            f"The database does not answer ({first}); start it, or mend DATABASE_URL and DATABASE_OWNER_URL."
        )
    return f"The database refused ({first})."


if __name__ == "__main__":
    main(sys.argv)
