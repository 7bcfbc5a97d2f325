"""As whom a service runs. PostgreSQL refuses root; files keep the owner they have."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from cdop.core.embedded.errors import ServiceError

_UNSHARE = ("unshare", "-U", "--map-user=1000", "--map-group=1000")
_ACCOUNTS = ("postgres", "nobody")


@dataclass(frozen=True)
class Identity:
    """What goes before a command line, and the user and group to start it as (None: the caller's own)."""

    prefix: tuple[str, ...] = ()
    account: dict[str, Any] = field(default_factory=dict)

    def command(self, *words: str | Path) -> list[str]:
        return [*self.prefix, *map(str, words)]

    def run(self, *words: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
        """Run to the end, with stdout and stderr captured together as text."""
        return subprocess.run(  # noqa: S603
            self.command(*words),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **self.account,
            **options,
        )

    def give(self, path: Path) -> None:
        """Make `path` the property of this identity's account."""
        if self.account:
            os.chown(path, self.account["user"], self.account["group"])


def owner_of(folder: Path) -> Identity:
    """The caller, or for root the user the folder belongs to."""
    if os.geteuid() == 0 and folder.exists():
        found = folder.stat()
        if found.st_uid != 0:
            return _as(found.st_uid, found.st_gid)
    return Identity()


def not_root(folder: Path, program: Path) -> Identity:
    """An identity that is not root to `program`: the owner, a user namespace, or an unprivileged account."""
    if os.geteuid() != 0:
        return Identity()
    owner = owner_of(folder)
    if owner.account:
        return owner
    return Identity(prefix=_UNSHARE) if may_unshare() else _unprivileged(folder, program)


@cache
def may_unshare() -> bool:
    """Whether root may make a user namespace here; in it root's files belong to a user who is not root."""
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*_UNSHARE, "true"], capture_output=True, check=False).returncode == 0  # noqa: S603


def _unprivileged(folder: Path, program: Path) -> Identity:
    accounts = {entry.pw_name: entry for entry in pwd.getpwall()}
    name = next((n for n in _ACCOUNTS if n in accounts), None)
    if name is not None:
        data_dir = folder.parents[1]
        data_dir.chmod(0o711)  # to be walked through; what lies in it stays closed
        identity = _as(accounts[name].pw_uid, accounts[name].pw_gid)
        reach = [identity.run("test", "-x", place).returncode == 0 for place in (data_dir, program)]
        if all(reach):
            return identity
    raise ServiceError(
        "PostgreSQL does not run as root and this machine forbids user namespaces; run the command as an"
        " ordinary user, or set DATABASE_URL to a PostgreSQL server."
    )


def _as(user: int, group: int) -> Identity:
    return Identity(account={"user": user, "group": group, "extra_groups": []})
