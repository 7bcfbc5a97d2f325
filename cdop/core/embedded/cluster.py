"""A new PostgreSQL cluster and its configuration: passwords for everyone, one unix socket, no TCP."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from cdop.core.embedded.binaries import postgres_programs, version
from cdop.core.embedded.errors import ServiceError, cannot_write, explain
from cdop.core.embedded.identity import Identity
from cdop.core.embedded.layout import SOCKET_PORT, Layout, make_private
from cdop.core.embedded.secret_files import secret

SUPERUSER = "cdop_super"
_BUILTIN_LOCALES_SINCE = 17

# Terse and without statements or details: those would carry what people typed into the log.
_SETTINGS = """\
listen_addresses = ''
port = {port}
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0700
max_connections = 60
password_encryption = 'scram-sha-256'
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
log_error_verbosity = terse
log_min_error_statement = panic
log_checkpoints = off
"""
_THROW_AWAY = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nautovacuum = off\n"


def create(layout: Layout, identity: Identity) -> None:
    """initdb beside and rename: a start that was cut short leaves nothing that looks like a cluster."""
    programs = postgres_programs()
    draft = layout.database.with_name("data.new")
    shutil.rmtree(draft, ignore_errors=True)
    make_private(layout.database.parent)
    identity.give(layout.database.parent)
    with _password_file(layout, identity) as password:
        made = identity.run(
            programs / "initdb",
            f"--pgdata={draft}",
            f"--username={SUPERUSER}",
            f"--pwfile={password.name}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--no-instructions",
            *_locale(programs),
        )
    if made.returncode != 0:
        shutil.rmtree(draft, ignore_errors=True)
        raise explain(made.stdout, service="Making the database", folder=layout.data_dir, log=layout.logs)
    (draft / "pg_hba.conf").write_text("local all all scram-sha-256\n")
    with (draft / "postgresql.conf").open("a") as file:
        file.write("include 'cdop.conf'\n")
    draft.rename(layout.database)


def configure(layout: Layout, identity: Identity, *, durable: bool) -> None:
    """Write the settings anew at every start: the data folder may have been moved."""
    text = _SETTINGS.format(port=SOCKET_PORT, sockets=layout.sockets) + ("" if durable else _THROW_AWAY)
    path = layout.database / "cdop.conf"
    try:
        path.write_text(text)
        identity.give(path)
    except OSError as error:
        raise cannot_write(layout.data_dir, error) from error


def check_version(layout: Layout) -> None:
    """Refuse a cluster that the programs at hand cannot read."""
    made_by = (layout.database / "PG_VERSION").read_text().strip()
    here = version(postgres_programs())[0]
    if made_by != str(here):
        raise ServiceError(
            f"The database in {layout.data_dir} was made by PostgreSQL {made_by}, but {here} is installed;"
            f" name the folder of version {made_by} in CDOP_PG_BIN, or restore a backup into a new folder."
        )


def _password_file(layout: Layout, identity: Identity) -> tempfile._TemporaryFileWrapper[str]:
    """The superuser's password where initdb can read it, gone when closed."""
    file = tempfile.NamedTemporaryFile("w", dir=layout.database.parent)  # noqa: SIM115
    file.write(secret(layout.secrets, SUPERUSER).hex())
    file.flush()
    identity.give(Path(file.name))
    return file


def _locale(programs: Path) -> list[str]:
    """A locale that does not depend on what the machine has installed, where PostgreSQL brings one."""
    if version(programs)[0] >= _BUILTIN_LOCALES_SINCE:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C.UTF-8"]


def is_made(layout: Layout) -> bool:
    """Whether a cluster is there; a folder that cannot be looked into is a ServiceError."""
    try:
        (layout.database / "PG_VERSION").stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise cannot_write(layout.data_dir, error) from error
    return True
