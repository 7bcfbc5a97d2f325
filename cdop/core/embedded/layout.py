"""Where everything lies inside one data folder, and who may look into it (its owner alone)."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from cdop.core.embedded.errors import ServiceError, cannot_write

SOCKET_PORT = 5432  # names the socket file; nothing listens on TCP
_SOCKET_ROOM = 90  # a socket address holds 107 bytes, "/.s.PGSQL.5432" takes 14


@dataclass(frozen=True)
class Layout:
    """The folders and files of the data folder `data_dir` (absolute)."""

    data_dir: Path

    @property
    def database(self) -> Path:
        return self.data_dir / "pg" / "data"

    @property
    def broker(self) -> Path:
        return self.data_dir / "valkey"

    @property
    def secrets(self) -> Path:
        return self.data_dir / "secrets"

    @property
    def logs(self) -> Path:
        return self.data_dir / "logs"

    @property
    def lock(self) -> Path:
        return self.data_dir / "services.lock"

    @property
    def sockets(self) -> Path:
        """`run` in the data folder, or a short path where that would not fit into a socket address."""
        inside = self.data_dir / "run"
        plain = re.fullmatch(r"[A-Za-z0-9_./+-]+", str(inside))
        if plain and len(os.fsencode(inside)) <= _SOCKET_ROOM:
            return inside
        mark = hashlib.sha256(os.fsencode(self.data_dir)).hexdigest()[:16]
        return Path("/tmp") / f"cdop-{mark}"  # noqa: S108 (a fixed place: every process must find it)

    @property
    def database_socket(self) -> Path:
        return self.sockets / f".s.PGSQL.{SOCKET_PORT}"

    @property
    def broker_socket(self) -> Path:
        return self.sockets / "valkey.sock"


def make_private(folder: Path) -> Path:
    """Make `folder` and what is above it, readable by its owner alone."""
    try:
        for missing in reversed([folder, *folder.parents]):
            if not missing.exists():
                missing.mkdir(mode=0o700, exist_ok=True)
                adopt(missing)
        if stat.S_IMODE(folder.stat().st_mode) != 0o700:
            folder.chmod(0o700)
    except OSError as error:
        raise cannot_write(folder, error) from error
    return folder


def make_socket_folder(layout: Layout) -> Path:
    """The folder of the sockets. In /tmp, where anyone may make folders, one that is not ours is refused."""
    folder = layout.sockets
    if folder.is_symlink() or (folder.exists() and folder.stat().st_uid not in _owners(layout)):
        raise ServiceError(f"{folder} is not a folder of this user; remove it or set another CDOP_DATA_DIR.")
    return make_private(folder)


def _owners(layout: Layout) -> set[int]:
    folders = [layout.data_dir, layout.database]
    return {os.geteuid(), *(folder.stat().st_uid for folder in folders if folder.exists())}


def adopt(path: Path) -> None:
    """What root makes inside another user's folder belongs to that user, who could not use it otherwise."""
    if os.geteuid() == 0:
        above = path.parent.stat()
        if above.st_uid != 0 and not above.st_mode & stat.S_ISVTX:
            os.chown(path, above.st_uid, above.st_gid)
