"""The typed environment: every setting a deployment may change, read once, nonsense refused in a sentence.

Starts nothing. In development missing secrets are made once, in the data folder; in production they must be
given.
"""

from __future__ import annotations

import os
import subprocess
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from cdop.core.embedded.layout import SOCKET_PORT, Layout
from cdop.core.embedded.secret_files import secret
from config.variables import Reader, site_url

BASE_DIR = Path(__file__).resolve().parent.parent
_LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
_FROM = "cdop@example.org"
_CONNECT_SECONDS = 5
_MIGRATION_WAIT = "200ms"
_ROLES = {"default": "cdop_app", "owner": "cdop_owner"}


class BadEnvironment(ImproperlyConfigured):
    """Every problem found, one sentence a line."""


@dataclass(frozen=True)
class Email:
    """How mail leaves: a Django backend and, for SMTP, the server."""

    backend: str
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = field(default="", repr=False)
    use_tls: bool = False
    use_ssl: bool = False


@dataclass(frozen=True)
class Environment:
    production: bool
    debug: bool
    https: bool
    behind_proxy: bool
    data_dir: Path
    port: int
    secret_key: str = field(repr=False)
    context_key: bytes = field(repr=False)
    key_encryption_key: bytes = field(repr=False)
    signing_key: bytes = field(repr=False)
    allowed_hosts: list[str]
    site_url: str
    trusted_origins: list[str]
    databases: dict[str, dict[str, Any]] = field(repr=False)
    embedded_database: bool
    broker_url: str = field(repr=False)
    embedded_broker: bool
    email: Email
    email_from: str
    anchor_to: str
    scanner: str
    code_version: str

    @property
    def email_backend(self) -> str:
        return self.email.backend


def read_environment(variables: Mapping[str, str] | None = None) -> Environment:
    """The environment of `variables` (default: the process's own and the file `.env`).

    Raises BadEnvironment naming every variable that is wrong and what to do.
    """
    reader = Reader(_with_file(os.environ) if variables is None else variables)
    found = _read(reader)
    if reader.problems:
        raise BadEnvironment("\n".join(reader.problems))
    return found


def _with_file(variables: Mapping[str, str]) -> Mapping[str, str]:
    """What is set wins over what the file says. CDOP_ENV_FILE names another file."""
    path = Path(variables.get("CDOP_ENV_FILE", BASE_DIR / ".env"))
    if not path.is_file():
        return variables

    class File(environ.Env):
        ENVIRON = dict(variables)

    File.read_env(path)
    return File.ENVIRON


def _read(reader: Reader) -> Environment:
    mode = reader.choice("CDOP_ENV", ("development", "production"), default="development")
    reader.production = mode == "production"
    data_dir = reader.folder("CDOP_DATA_DIR", BASE_DIR / "var")
    layout = Layout(data_dir)
    hosts = _hosts(reader)
    keys = [
        reader.key(variable, layout.secrets, name)
        for variable, name in [
            ("CDOP_CONTEXT_KEY", "context"),
            ("CDOP_KEY_ENCRYPTION_KEY", "key-encryption"),
            ("CDOP_SIGNING_KEY", "signing"),
        ]
    ]
    if reader.production and not reader.problems and len(set(keys)) < len(keys):
        reader.problem(
            "CDOP_CONTEXT_KEY, CDOP_KEY_ENCRYPTION_KEY and CDOP_SIGNING_KEY must differ; make three keys."
        )
    return Environment(
        production=reader.production,
        debug=_debug(reader),
        https=reader.production,
        behind_proxy=reader.yes("CDOP_BEHIND_PROXY"),
        data_dir=data_dir,
        port=reader.port("PORT", 8000),
        secret_key=_secret_key(reader, layout),
        context_key=keys[0],
        key_encryption_key=keys[1],
        signing_key=keys[2],
        allowed_hosts=hosts,
        site_url=site_url(reader, hosts),
        trusted_origins=_origins(hosts) if reader.production else [],
        databases=_databases(reader, layout),
        embedded_database=not reader.text("DATABASE_URL"),
        broker_url=_broker(reader, layout),
        embedded_broker=not reader.text("CELERY_BROKER_URL"),
        email=_email(reader),
        email_from=_email_from(reader),
        anchor_to=reader.text("CDOP_ANCHOR_TO"),
        scanner=reader.scanner("CDOP_SCANNER"),
        code_version=reader.text("CDOP_CODE_VERSION") or _code_version(),
    )


def _secret_key(reader: Reader, layout: Layout) -> str:
    value = reader.text("SECRET_KEY")
    if not value:
        return reader.kept("SECRET_KEY", lambda: secret(layout.secrets, "django")).hex()
    if reader.production and (len(value) < 50 or len(set(value)) < 5 or value.startswith("django-insecure")):
        reader.problem("SECRET_KEY is too weak; make one with: openssl rand -hex 32")
    return value


def _debug(reader: Reader) -> bool:
    debug = reader.yes("DEBUG")
    if debug and reader.production:
        reader.problem(
            "DEBUG is 'yes'; pages of errors would show case data, so leave it unset in production."
        )
    return debug


def _hosts(reader: Reader) -> list[str]:
    given = [host.strip() for host in reader.text("ALLOWED_HOSTS").split(",") if host.strip()]
    if reader.production and not given:
        reader.problem("ALLOWED_HOSTS is not set; name the site's address, such as cdop.example.nhs.uk.")
    if reader.production and "*" in given:
        reader.problem("ALLOWED_HOSTS is '*'; name the site's address, such as cdop.example.nhs.uk.")
    if any("/" in host for host in given):
        reader.problem(
            "ALLOWED_HOSTS holds an address with '/'; give host names only, with commas between them."
        )
    return given or ([] if reader.production else _LOCAL_HOSTS)


def _origins(hosts: list[str]) -> list[str]:
    return [f"https://*{host}" if host.startswith(".") else f"https://{host}" for host in hosts]


def _databases(reader: Reader, layout: Layout) -> dict[str, dict[str, Any]]:
    """As cdop_app under "default"; as cdop_owner under "owner", only where its address is known."""
    if not reader.text("DATABASE_URL"):
        if reader.production:
            reader.problem(
                "DATABASE_URL is not set; the embedded database is for development, so give"
                " postgres://cdop_app:password@host:5432/cdop."
            )
            return {}
        return {alias: _embedded(reader, layout, alias) for alias in _ROLES}
    databases = {"default": _server(reader, "DATABASE_URL")}
    if reader.text("DATABASE_OWNER_URL"):
        databases["owner"] = _server(reader, "DATABASE_OWNER_URL")
        if databases["owner"].get("USER") == databases["default"].get("USER"):
            reader.problem(
                "DATABASE_OWNER_URL signs in as the same user as DATABASE_URL; the site must not own its"
                " tables, so use cdop_owner and cdop_app."
            )
    return {alias: _connection(alias, settings) for alias, settings in databases.items()}


def _embedded(reader: Reader, layout: Layout, alias: str) -> dict[str, Any]:
    role = _ROLES[alias]
    password = reader.kept("DATABASE_URL", lambda: secret(layout.secrets, role)).hex()
    place = {"HOST": str(layout.sockets), "PORT": str(SOCKET_PORT)}
    return _connection(alias, {"NAME": "cdop", "USER": role, "PASSWORD": password, **place})


def _server(reader: Reader, name: str) -> dict[str, Any]:
    url = reader.text(name)
    example = "use postgres://user:password@host:5432/database"
    try:
        if urlsplit(url).scheme not in ("postgres", "postgresql"):
            reader.problem(f"{name} is not the address of a PostgreSQL database; {example}.")
            return {}
        found: dict[str, Any] = environ.Env.db_url_config(url)
    except ValueError:
        reader.problem(
            f"{name} cannot be read; {example}, with odd characters in the password percent-encoded."
        )
        return {}
    if not found.get("NAME") or not found.get("USER"):
        reader.problem(f"{name} names no {'user' if found.get('NAME') else 'database'}; {example}.")
    return found


def _connection(alias: str, settings: dict[str, Any]) -> dict[str, Any]:
    """Connections stay open (signing in takes 10 ms) and are tried before use."""
    ours = {"ENGINE": "cdop.core.isolation.backend", "ATOMIC_REQUESTS": alias == "default"}
    options = {"connect_timeout": _CONNECT_SECONDS, **settings.get("OPTIONS", {})}
    if alias == "owner":
        # A change of a table waits behind whoever reads it, and everybody else behind the change.
        options.setdefault("options", f"-c lock_timeout={_MIGRATION_WAIT}")
    return {**settings, **ours, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}


def _broker(reader: Reader, layout: Layout) -> str:
    url = reader.text("CELERY_BROKER_URL")
    if url:
        if urlsplit(url).scheme not in ("redis", "rediss", "redis+socket", "amqp", "amqps"):
            reader.problem(
                "CELERY_BROKER_URL is not the address of a broker; use redis://, rediss:// or amqps://."
            )
        return url
    if reader.production:
        reader.problem(
            "CELERY_BROKER_URL is not set; give the address of a broker, such as redis://host:6379/0."
        )
    return f"redis+socket://{quote(str(layout.broker_socket))}"


def _email(reader: Reader) -> Email:
    url = reader.text("EMAIL_URL")
    if not url:
        if reader.production:
            reader.problem(
                "EMAIL_URL is not set; name the mail server, such as smtp+tls://user:password@host:587."
            )
        return Email("django.core.mail.backends.filebased.EmailBackend")
    if urlsplit(url).scheme not in ("smtp", "smtp+tls", "smtp+ssl"):
        reader.problem(
            "EMAIL_URL is not the address of a mail server; use smtp+tls://user:password@host:587."
        )
        return Email("django.core.mail.backends.smtp.EmailBackend")
    try:
        found = environ.Env.email_url_config(url)
    except ValueError:
        reader.problem("EMAIL_URL cannot be read; use smtp+tls://user:password@host:587.")
        return Email("django.core.mail.backends.smtp.EmailBackend")
    return Email(
        backend=found["EMAIL_BACKEND"],
        host=found["EMAIL_HOST"] or "",
        port=found["EMAIL_PORT"] or 25,
        user=found["EMAIL_HOST_USER"] or "",
        password=found["EMAIL_HOST_PASSWORD"] or "",
        use_tls=bool(found.get("EMAIL_USE_TLS")),
        use_ssl=bool(found.get("EMAIL_USE_SSL")),
    )


def _email_from(reader: Reader) -> str:
    value = reader.text("CDOP_EMAIL_FROM") or _FROM
    if "@" not in value:
        reader.problem(f"CDOP_EMAIL_FROM is '{value}'; give an e-mail address.")
    elif reader.production and value == _FROM:
        reader.problem("CDOP_EMAIL_FROM is not set; give the address that mail of this site comes from.")
    return value


@cache
def _code_version() -> str:
    """What git calls this checkout, or else the version of the project."""
    if (BASE_DIR / ".git").exists():
        words = ["git", "-C", str(BASE_DIR), "describe", "--always", "--dirty", "--tags"]
        try:
            said = subprocess.run(words, capture_output=True, text=True, check=True, timeout=10)  # noqa: S603
            return said.stdout.strip()
        except (OSError, subprocess.SubprocessError):
            pass
    project: dict[str, Any] = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]
    return str(project["version"])
