"""Whether this installation is sound: each part asked, each answer a sentence that says what to mend.

Knows the database, the disk and the data folder. What the jobs need is asked above, in jobs.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import Error, connections
from django.db.migrations.executor import MigrationExecutor

from cdop.core.isolation import catalogue

WELL, WARNING, FAULT = "well", "warning", "fault"
_HOUR, _DAY = 3600, 86_400
_OLDEST_BACKUP = _OLDEST_ANCHOR = 2 * _DAY
_LEAST_FREE = 1024**3  # bytes
_LEAST_SHARE = 0.05


@dataclass(frozen=True)
class Answer:
    """What one part answered. `state` is WELL, WARNING or FAULT."""

    part: str
    state: str
    sentence: str

    def as_json(self) -> dict[str, str]:
        return asdict(self)


Part = Callable[[], Iterator[Answer]]


def ask(parts: dict[str, Part]) -> list[Answer]:
    """Ask every part. One that says nothing is well; one that cannot be asked because of the database is not."""
    answers: list[Answer] = []
    for name, part in parts.items():
        try:
            found = list(part())
        except Error as problem:
            said = (str(problem).strip().splitlines() or ["no answer"])[0]
            found = [Answer(name, FAULT, f"The database does not let this be asked: {said}.")]
        answers += found or [Answer(name, WELL, "In order.")]
    return answers


def configuration() -> Iterator[Answer]:
    """Django's own checks; in production those of a deployment as well."""
    for message in checks.run_checks(include_deployment_checks=not settings.IS_DEMO):
        state = FAULT if message.is_serious() else WARNING
        hint = f" {message.hint}" if message.hint else ""
        yield Answer("configuration", state, f"{message.msg}{hint}")


def roles() -> Iterator[Answer]:
    """The site's login may do no more than it needs."""
    for sentence in catalogue.login_faults():
        yield Answer("roles", FAULT, sentence)


def isolation() -> Iterator[Answer]:
    """The wall between panels, from the database's own catalogue."""
    for sentence in catalogue.wall_faults():
        yield Answer("isolation", FAULT, sentence)


def migrations() -> Iterator[Answer]:
    executor = MigrationExecutor(connections["default"])
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        names = ", ".join(f"{migration.app_label} {migration.name}" for migration, _ in missing[:3])
        more = " and others" if len(missing) > 3 else ""
        yield Answer("migrations", FAULT, f"Not applied: {names}{more}; run manage.py prepare.")


def disk() -> Iterator[Answer]:
    """A full disk stops the audit trail, and with it every page."""
    usage = shutil.disk_usage(settings.DATA_DIR)
    free = f"{usage.free / 1024**3:.1f} GiB of {usage.total / 1024**3:.0f} GiB are free"
    if usage.free < _LEAST_FREE or usage.free < usage.total * _LEAST_SHARE:
        yield Answer("disk", FAULT, f"On the disk of {settings.DATA_DIR} only {free}; make room.")
    else:
        yield Answer("disk", WELL, f"{free}.")


def leftovers() -> Iterator[Answer]:
    """Folders of artefacts whose writing was cut short."""
    for folder in sorted((settings.DATA_DIR / "artefacts").rglob(".*.part")):
        if _age(folder) > _HOUR:
            yield Answer("leftovers", WARNING, f"The writing of {folder} was cut short; delete the folder.")


def backups() -> Iterator[Answer]:
    made = [path for path in (settings.DATA_DIR / "backups").rglob("*") if path.is_file()]
    if not made:
        yield Answer("backups", WARNING, f"No backup was ever made into {settings.DATA_DIR / 'backups'}.")
        return
    age = min(_age(path) for path in made)
    words = f"The newest backup is {age / _HOUR:.0f} hours old"
    if age > _OLDEST_BACKUP:
        yield Answer("backups", WARNING, f"{words}; make one every day.")
    else:
        yield Answer("backups", WELL, f"{words}.")


def anchors() -> Iterator[Answer]:
    """The audit chains' newest links, filed each night."""
    made = list((settings.DATA_DIR / "anchors").glob("*.json"))
    if not made or min(map(_age, made)) > _OLDEST_ANCHOR:
        words = "No anchor of the audit chains was filed within two days"
        yield Answer("anchors", WARNING, f"{words}; start worker and clock, or run manage.py anchor.")


def _age(path: Path) -> float:
    """Seconds since the file or folder last changed."""
    return time.time() - path.stat().st_mtime


PARTS: dict[str, Part] = {
    "configuration": configuration,
    "migrations": migrations,
    "roles": roles,
    "isolation": isolation,
    "disk": disk,
    "leftovers": leftovers,
    "backups": backups,
    "anchors": anchors,
}
