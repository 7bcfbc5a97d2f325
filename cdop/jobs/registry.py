"""The kinds of work that can be done later. Apps above declare theirs in `tasks.py`; none is named here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol
from uuid import UUID

from django.utils.module_loading import autodiscover_modules

from cdop.access.actors import AnyActor
from cdop.access.permissions import Permission
from cdop.jobs.arguments import Stored


class Run(Protocol):
    """One attempt, as its handler sees it. `by` is whoever asked, with the rights they have now."""

    @property
    def job_id(self) -> UUID: ...
    @property
    def panel_id(self) -> int: ...
    @property
    def args(self) -> Mapping[str, Stored]: ...
    @property
    def by(self) -> AnyActor: ...

    def step(self, name: str) -> None:
        """Say that step `name` begins; raises Cancelled or LeaseLost when the work must stop."""


Finish = Callable[[], str]
Handler = Callable[[Run], Finish]


@dataclass(frozen=True)
class Kind:
    """A kind of work: `title` for the page, the right it needs, the names of its steps in order.

    `opens`: words and the name of the page that shows its result, by the reference that the work gave.
    """

    code: str
    title: str
    permission: Permission
    steps: tuple[str, ...]
    handler: Handler
    opens: tuple[str, str] | None = None


_kinds: dict[str, Kind] = {}


def job_kind(
    code: str,
    *,
    title: str,
    permission: Permission,
    steps: tuple[str, ...] = (),
    opens: tuple[str, str] | None = None,
) -> Callable[[Handler], Handler]:
    """Register `handler(run)` as the way to do jobs of kind `code` ("summary.produce").

    The handler reads and computes in short transactions of its own, within the panel's scope, calls
    `run.step("Counting")` as it goes, and returns `finish`. The runner calls `finish()` in the transaction
    that marks the job done; it makes the effect in the database and returns the result's reference.
    Until then the handler changes nothing: it may be stopped anywhere and begun again.
    """

    def register(handler: Handler) -> Handler:
        known = _kinds.get(code)
        if known is not None and known.handler.__module__ != handler.__module__:
            raise ValueError(f"The kind of job {code} is declared twice.")
        _kinds[code] = Kind(code, title, permission, steps, handler, opens)
        return handler

    return register


def find(code: str) -> Kind:
    """The kind of this code. Raises LookupError when no installed app declares it."""
    _load()
    if code not in _kinds:
        raise LookupError(f"No app declares the kind of job {code}.")
    return _kinds[code]


def all_kinds() -> tuple[Kind, ...]:
    _load()
    return tuple(_kinds.values())


@cache
def _load() -> None:
    """Import every app's tasks once: a web process has not read them as a worker has."""
    autodiscover_modules("tasks")
