"""Asks the database's own catalogue whether the wall stands. Run by tests, by `doctor`, and before serving."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ImproperlyConfigured
from django.db import ProgrammingError, connections, transaction

from cdop.core.isolation.checks import COMMON, LOGIN, WALL, Check
from cdop.core.isolation.scope import scoped

OLDEST = 150014
MINIMUM = {16: 160010, 17: 170006}
"""The oldest minor versions in which statistics do not leak rows behind the wall (CVE-2025-8713)."""


def faults(alias: str = "default") -> list[str]:
    """Everything wrong with login and wall, in sentences; empty when they stand."""
    return [*login_faults(alias), *wall_faults(alias)]


def login_faults(alias: str = "default") -> list[str]:
    """What is wrong with the server, or with the login the site itself uses."""
    return [*version_faults(_version(alias)), *_found(LOGIN, alias)]


def wall_faults(alias: str = "default") -> list[str]:
    """What is wrong with tables, policies, keys, views, functions and grants, or with the scope's key."""
    return [*_found(WALL, alias), *_key_faults()]


def refuse_unsafe_login() -> None:
    """For the doors of the web server and the worker: raise ImproperlyConfigured unless the wall stands.

    Leaves no connection open, so that processes made from this one do not share it.
    """
    try:
        found = faults()
    finally:
        connections["default"].close()
    if found:
        more = f" There are {len(found) - 5} more; see manage.py doctor." if len(found) > 5 else ""
        raise ImproperlyConfigured(f"The site does not start: {' '.join(found[:5])}{more}")


def _found(checks: tuple[Check, ...], alias: str) -> Iterator[str]:
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        for check in checks:
            cursor.execute(COMMON + check.query)
            yield from (check.sentence.format(*row) for row in cursor.fetchall())


def version_faults(version: int) -> Iterator[str]:
    """A sentence when a server of this `server_version_num` is too old."""
    if version < MINIMUM.get(version // 10000, OLDEST):
        yield (
            f"PostgreSQL {version // 10000}.{version % 10000} lets rows behind the wall show in statistics; "
            "bring it to 15.14, 16.10, 17.6, 18.0 or later."
        )


def _version(alias: str) -> int:
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0])


def _key_faults() -> Iterator[str]:
    """A scope signed here must be one the database knows as genuine."""
    try:
        with scoped(panels=()), transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute("SELECT app.panels()")
    except ProgrammingError:
        yield "The database does not know this site's CDOP_CONTEXT_KEY; run manage.py prepare."
