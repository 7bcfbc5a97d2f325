"""The throw-away PostgreSQL of a test run: migrated once into a template, of which every worker gets a copy.

Tests connect as cdop_app, never as the owner: what only a superuser or owner may do must fail in tests too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from cdop.core.embedded import Server, ensure_database
from cdop.core.embedded.layout import Layout
from cdop.core.embedded.locks import locked
from cdop.core.embedded.roles import APP, OWNER, drop_database, make_database, make_roles, password

TEMPLATE = "cdop_template"


@dataclass(frozen=True)
class Database:
    """A database of the test server, with the addresses a program of its own would be given."""

    name: str
    app_url: str
    owner_url: str

    @property
    def environment(self) -> dict[str, str]:
        return {"DATABASE_URL": self.app_url, "DATABASE_OWNER_URL": self.owner_url}


def start() -> Server:
    """The test server, started by whichever worker asks first. It ends with the run (conftest)."""
    return ensure_database(settings.DATA_DIR, durable=False)


def template(server: Server) -> str:
    """The migrated database, made once however many workers ask."""
    marker = Path(settings.DATA_DIR) / "template-made"
    with locked(Layout(settings.DATA_DIR).data_dir / "template.lock", wait=300):
        if not marker.exists():
            drop_database(server, TEMPLATE)
            make_roles(server)
            make_database(server, TEMPLATE)
            with pointed_at(TEMPLATE):
                _migrate()
            marker.touch()
    return TEMPLATE


def copy(server: Server, name: str) -> Database:
    """A fresh copy of the template; the same name is made anew."""
    drop_database(server, name)
    make_database(server, name, template=template(server))
    return Database(name, _url(server, APP, name), _url(server, OWNER, name))


@contextmanager
def using(server: Server, name: str) -> Iterator[Database]:
    """A fresh copy that Django's connections lead to, dropped when the block ends."""
    made = copy(server, name)
    with pointed_at(name):
        yield made
    drop_database(server, name)


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """The settings are changed in place, so that connections of other threads follow."""
    before = {alias: connections.settings[alias]["NAME"] for alias in connections}
    connections.close_all()
    for alias in connections:
        connections.settings[alias]["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        for alias, old in before.items():
            connections.settings[alias]["NAME"] = old


def _migrate() -> None:
    from cdop.core.isolation import keys

    call_command("migrate", database="owner", interactive=False, verbosity=0)
    keys.install("owner")


def _url(server: Server, role: str, name: str) -> str:
    """The socket's folder stands in the query: in the host's place it would have to be decoded."""
    return f"postgres://{role}:{password(server, role)}@/{name}?host={server.socket_dir}&port={server.port}"
