"""An uploaded extract: a short one is brought in at once, a long one by the worker. The result is the same."""

from __future__ import annotations

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.imports.actions.batches import keep, process
from cdop.imports.models import Batch
from cdop.jobs.actions import enqueue

PROCESS = "import.process"
AT_ONCE = 20_000
"""Bytes up to which the person waits: some 40 rows, a second."""


def ask(*, cases: bytes, factors: bytes | None, name: str, by: AnyActor) -> tuple[Batch, bool]:
    """Keep the files and have their rows brought in; gives the batch and whether it is new.

    Raises Refused when a file is no extract at all. The same files again finish what was cut short.
    """
    check(by, Permission.CASE_IMPORT)
    batch, is_new = keep(cases=cases, factors=factors, name=name, by=by)
    if len(cases) + len(factors or b"") <= AT_ONCE:
        process(batch=batch, by=by)
    else:
        go_on(batch=batch, by=by)
    return batch, is_new


def go_on(*, batch: Batch, by: AnyActor) -> None:
    """Have the worker bring in the rows that are not in yet."""
    check(by, Permission.CASE_IMPORT)
    enqueue(kind=PROCESS, args={"batch": batch.pk}, key=str(batch.pk), by=by)
