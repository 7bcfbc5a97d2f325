"""What a service said when it did not start, as one sentence for the person who started it."""

from __future__ import annotations

import re
from pathlib import Path


class ServiceError(Exception):
    """An embedded service cannot be started or stopped. The message says what is wrong and what to do."""


_KNOWN = [
    (
        r"No space left on device|Disk quota exceeded",
        "The disk that holds {folder} is full; free some space and start again.",
    ),
    (
        r"invalid locale|locale .* (not found|could not)|could not find suitable encoding",
        "This machine lacks a locale the database in {folder} needs; install the package 'locales-all'.",
    ),
    (
        r"files are incompatible|not compatible with this version",
        "The database in {folder} was made by another version of PostgreSQL; restore a backup into"
        " a new folder (CDOP_DATA_DIR), or install the version that made it.",
    ),
    (
        r"Cannot allocate memory|could not (map|create) (anonymous )?shared memory",
        "There is too little memory to start the database in {folder}; stop other programs and start again.",
    ),
    (
        r"wrong ownership|has invalid permissions|Permission denied|Operation not permitted",
        "This user may not use the files in {folder}; run the command as the user who owns them,"
        " or set CDOP_DATA_DIR to another folder.",
    ),
    (
        r"Read-only file system",
        "{folder} is on a read-only disk; set CDOP_DATA_DIR to a folder that can be written to.",
    ),
    (
        r"cannot be run as root|must not be run as root",
        "PostgreSQL does not run as root and this machine forbids user namespaces; run as an ordinary user.",
    ),
    (
        r"lock file .* already exists|pre-existing shared memory block|Address already in use",
        "Another PostgreSQL already uses {folder}; stop it (manage.py stop) and start again.",
    ),
]


def explain(output: str, *, service: str, folder: Path, log: Path) -> ServiceError:
    """The error whose cause is recognised in `output`; otherwise the last complaint and where the log is."""
    known = _known(output, folder)
    if known is not None:
        return known
    complaints = [line for line in output.splitlines() if re.search(r"FATAL|PANIC|rror", line)]
    last = f": {complaints[-1].strip()}" if complaints else ""
    return ServiceError(f"{service} did not start{last} (more in {log}).")


def cannot_write(path: Path, error: OSError) -> ServiceError:
    """The sentence for a folder or file that could not be made or read."""
    return _known(str(error.strerror), path) or ServiceError(
        f"{path} cannot be used ({error.strerror}); set CDOP_DATA_DIR to another folder."
    )


def _known(output: str, folder: Path) -> ServiceError | None:
    for pattern, sentence in _KNOWN:
        if re.search(pattern, output):
            return ServiceError(sentence.format(folder=folder))
    return None
