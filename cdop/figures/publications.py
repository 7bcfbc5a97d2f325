"""The kinds of thing a panel lets out, each known by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from cdop.access.actors import AnyActor
from cdop.access.permissions import Permission
from cdop.artefacts.document import Document
from cdop.core.refusals import Refused
from cdop.core.words import day
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.counting import Count
from cdop.figures.released import ReleasedFigures

Choices = Mapping[str, Any]
"""What a kind was asked for beyond its period: codes and names of the dataset, as JSON."""


@dataclass(frozen=True)
class Published:
    """All a document may be written from: protected figures and what the release says of itself."""

    cohort: Cohort
    panel_name: str
    figures: ReleasedFigures
    data_as_of: datetime

    @property
    def so_far(self) -> tuple[str, ...]:
        """A sentence where the period was not over when the figures were read."""
        if self.cohort.end < timezone.localdate(self.data_as_of):
            return ()
        return (f"The period was not over on {day(self.data_as_of)}: these are its figures so far.",)


@dataclass(frozen=True)
class Publication:
    """One kind of thing a panel lets out. `span` widens the period read (for a trend); `count` makes the
    tables from facts; `write` makes the document from protected figures alone. `by_year_only`: its period is
    one review year. `any_rule` is off where its document is written for the usual rule alone. `ready` raises
    Refused while it may not be prepared for a period, and gives what a release must keep besides its counts.
    `formats`: in which kinds of file its document is written. `from_text`: it is begun on a page of its own,
    by writing. `with_times`: it counts what was done in time, which is read for it alone."""

    kind: str
    title: str
    basis: Basis
    permission: Permission
    span: Callable[[Cohort], Cohort]
    count: Count
    write: Callable[[Published], Document]
    by_year_only: bool = False
    any_rule: bool = True
    ready: Callable[[Cohort, AnyActor], Choices] | None = None
    formats: tuple[str, ...] = ("xlsx", "ods", "pdf")
    from_text: bool = False
    with_times: bool = False


Making = Callable[[Choices], Publication]
_makings: dict[str, Making] = {}


def publish_as(publication: Publication) -> Publication:
    """Make a kind known that is always counted in the same way."""
    _makings[publication.kind] = lambda choices: publication
    return publication


def publish_by(kind: str, making: Making) -> None:
    """Make a kind known that is counted as it is asked for."""
    _makings[kind] = making


def kinds() -> tuple[str, ...]:
    """The names of all kinds, in the order in which they were made known."""
    return tuple(_makings)


def publication(kind: str, choices: Choices | None = None) -> Publication:
    if kind not in _makings:
        raise Refused(f"There is no publication '{kind}'. There are {', '.join(sorted(_makings))}.")
    return _makings[kind](choices or {})
