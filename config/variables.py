"""Reads one environment variable at a time; what is wrong is noted in a sentence instead of raised."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from cdop.core.embedded.errors import ServiceError
from cdop.core.embedded.secret_files import SIZE, secret


class Reader:
    """Reads one variable at a time, noting what is wrong instead of stopping at the first."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self.production = False
        self.problems: list[str] = []
        self.has_folder = True

    def problem(self, sentence: str) -> None:
        self.problems.append(sentence)

    def text(self, name: str) -> str:
        return self.variables.get(name, "").strip()

    def choice(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        value = self.text(name) or default
        if value not in allowed:
            self.problem(f"{name} is '{value}'; use {' or '.join(repr(word) for word in allowed)}.")
        return value

    def yes(self, name: str) -> bool:
        return self.choice(name, ("yes", "no"), default="no") == "yes"

    def port(self, name: str, default: int) -> int:
        value = self.text(name) or str(default)
        if not (value.isascii() and value.isdigit() and 1 <= int(value) <= 65535):
            self.problem(f"{name} is '{value}'; use a whole number from 1 to 65535.")
            return default
        return int(value)

    def address(self, name: str, example: str) -> str:
        """The beginning of this site's own address: a scheme and a host, no more; by https in production."""
        value = self.text(name).rstrip("/")
        try:
            parts = urlsplit(value)
            is_whole = bool(parts.hostname) and value == f"{parts.scheme}://{parts.netloc}"
        except ValueError:
            is_whole = False
        schemes = ("https",) if self.production else ("https", "http")
        if value and not (is_whole and parts.scheme in schemes):
            self.problem(f"{name} is '{value}'; give the site's address, such as {example}.")
        return value

    def scanner(self, name: str) -> str:
        """`none`, or where clamd listens: `clamd:/run/clamav/clamd.ctl`, `clamd:scanner:3310`. Blank is none."""
        value = self.text(name)
        if value in ("", "none"):
            return ""
        if not re.fullmatch(r"clamd:(/\S+|[\w.-]+:\d{1,5})", value):
            self.problem(f"{name} is '{value}'; use none, clamd:/path/of/socket or clamd:host:port.")
        return value

    def folder(self, name: str, default: Path) -> Path:
        path = Path(self.text(name) or default).expanduser().resolve()
        if path.exists() and not path.is_dir():
            self.problem(f"{name} is '{path}', which is a file; name a folder.")
            self.has_folder = False
        return path

    def key(self, name: str, folder: Path, file: str) -> bytes:
        """32 bytes, written as hexadecimal digits; in development made on first use."""
        value = self.text(name)
        if not value:
            return self.kept(name, lambda: secret(folder, file))
        try:
            key = bytes.fromhex(value)
        except ValueError:
            key = b""
        if len(key) != SIZE:
            self.problem(
                f"{name} is not {SIZE * 2} hexadecimal digits; make one with: openssl rand -hex {SIZE}"
            )
        elif self.production and len(set(key)) < 8:
            self.problem(f"{name} is not random; make one with: openssl rand -hex {SIZE}")
        return key

    def kept(self, name: str, make: Callable[[], bytes]) -> bytes:
        """A secret from the data folder, refused in production."""
        if self.production:
            self.problem(f"{name} is not set; in production give a key of your own: openssl rand -hex {SIZE}")
            return b""
        if not self.has_folder:
            return b""
        try:
            return make()
        except ServiceError as error:
            if str(error) not in self.problems:
                self.problem(str(error))
            return b""


def site_url(reader: Reader, hosts: list[str]) -> str:
    """What addresses in letters begin with; the worker has no request to read it from."""
    given = reader.address("CDOP_SITE_URL", "https://cdop.example.nhs.uk")
    named = [host for host in hosts if not host.startswith((".", "*"))]
    if given or not reader.production:
        return given
    if hosts and not named:
        reader.problem("CDOP_SITE_URL is not set; letters need it, such as https://cdop.example.nhs.uk.")
    return f"https://{named[0]}" if named else ""
