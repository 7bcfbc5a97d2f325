"""Who may sign in to the embedded database, and the databases themselves. Written as the superuser.

No role of the application is a superuser or owns a table it works on; only the backup walks past row-level
security, and it cannot write.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from cdop.core.embedded.database import Server
from cdop.core.embedded.errors import ServiceError
from cdop.core.embedded.layout import Layout
from cdop.core.embedded.secret_files import secret

OWNER, APP, NATIONAL, BACKUP = "cdop_owner", "cdop_app", "cdop_national", "cdop_backup"
ROLES = {OWNER: "NOBYPASSRLS", APP: "NOBYPASSRLS", NATIONAL: "NOBYPASSRLS", BACKUP: "BYPASSRLS"}
DATABASE = "cdop"
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist")


@contextmanager
def superuser(server: Server, database: str = "postgres") -> Iterator[psycopg.Connection]:
    """An autocommitting connection as superuser, for roles and databases only."""
    try:
        connection = psycopg.connect(
            host=str(server.socket_dir),
            port=server.port,
            user=server.superuser,
            password=server.superuser_password,
            dbname=database,
            autocommit=True,
        )
    except psycopg.OperationalError as error:
        raise ServiceError(
            f"The superuser of the database in {server.data_dir} cannot sign in; restore the folder 'secrets'"
            f" from a backup ({str(error).splitlines()[0]})."
        ) from error
    with connection:
        yield connection


def password(server: Server, role: str) -> str:
    """The role's password, from its file in the secrets folder."""
    return secret(Layout(server.data_dir).secrets, role).hex()


def make_roles(server: Server) -> None:
    """Make the roles, and set attributes and passwords of those that exist to what they should be."""
    with superuser(server) as connection:
        for role, row_security in ROLES.items():
            _make_role(connection, role, row_security, password(server, role))
        connection.execute(sql.SQL("GRANT pg_read_all_data TO {}").format(sql.Identifier(BACKUP)))
        connection.execute(sql.SQL("ALTER ROLE {} SET lock_timeout = '5s'").format(sql.Identifier(OWNER)))


def make_database(server: Server, name: str = DATABASE, *, template: str | None = None) -> bool:
    """Make a database that belongs to cdop_owner and that only our roles may enter; whether it was new.

    A copy of `template` needs nobody to be connected to it.
    """
    with superuser(server) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if found is None:
            make = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(OWNER), sql.Identifier(template or "template1")
            )
            connection.execute(make)
        _only_ours(connection, name)
    if template is None:
        _furnish(server, name)
    return found is None


def exists(server: Server, name: str = DATABASE) -> bool:
    """Whether the database has been made."""
    try:
        with psycopg.connect(
            host=str(server.socket_dir),
            port=server.port,
            user=APP,
            password=password(server, APP),
            dbname=name,
        ):
            return True
    except psycopg.OperationalError:
        return False


def drop_database(server: Server, name: str) -> None:
    """Remove a database, ending the connections to it."""
    with superuser(server) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _make_role(connection: psycopg.Connection, role: str, row_security: str, secret_word: str) -> None:
    name = sql.Identifier(role)
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone() is None:
        connection.execute(sql.SQL("CREATE ROLE {}").format(name))
    # The verifier is made here, so the password itself never travels in a statement.
    verifier = connection.pgconn.encrypt_password(secret_word.encode(), role.encode(), b"scram-sha-256")
    inherit = "INHERIT" if role == BACKUP else "NOINHERIT"
    attributes = f"LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION {inherit} {row_security}"
    change = sql.SQL("ALTER ROLE {} " + attributes + " PASSWORD {}")
    connection.execute(change.format(name, sql.Literal(verifier.decode())))


def _only_ours(connection: psycopg.Connection, name: str) -> None:
    database = sql.Identifier(name)
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    for role in ROLES:
        connection.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, sql.Identifier(role))
        )


def _furnish(server: Server, name: str) -> None:
    with superuser(server, name) as connection:
        connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        connection.execute(sql.SQL("GRANT CREATE ON SCHEMA public TO {}").format(sql.Identifier(OWNER)))
        for extension in EXTENSIONS:
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
