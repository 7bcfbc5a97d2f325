"""The record of acts in sentences: who saw or changed what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cdop.audit.models import Event
from cdop.cases.models import CaseStep
from cdop.cases.states import State
from cdop.core.shapes import Column, Table
from cdop.core.words import count, moment
from cdop.dataset.forms import SECTIONS

Detail = Mapping[str, Any]


def _title(detail: Detail) -> str:
    slug = detail.get("section", "")
    return f"“{SECTIONS[slug].title}”" if slug in SECTIONS else "a section"


def _fields(detail: Detail) -> str:
    slug, names = detail.get("section", ""), detail.get("fields", [])
    labels = SECTIONS[slug].labels if slug in SECTIONS else {}
    return ", ".join(labels.get(name, name) for name in names)


def _state(code: str) -> str:
    return f"“{State(code).label}”" if State.has(code) else f"“{code}”"


def _opened(detail: Detail) -> str:
    return f"Opened {_title(detail)}" if detail.get("section") else "Opened the case file"


def _identity(detail: Detail) -> str:
    told = detail.get("section") == "notifier"
    return "Saw who told the panel of the death" if told else "Saw who the child was"


def _recorded(detail: Detail) -> str:
    changed = count(len(detail.get("fields", [])), "answer")
    return f"Changed {changed} in {_title(detail)}: {_fields(detail)}"


def _moved(detail: Detail) -> str:
    return f"Moved the case from {_state(detail.get('origin', ''))} to {_state(detail.get('to', ''))}"


def _brought_along(detail: Detail) -> str:
    states = detail.get("states", [])
    return (
        f"Took the case as far as {_state(states[-1])}, as it stood before" if states else "Took the case on"
    )


def _brought_in(detail: Detail) -> str:
    found = count(detail.get("findings", 0), "factor")
    doubt = "" if detail.get("is_sound", True) else "; its answers contradict each other"
    return f"Brought in a review made elsewhere, with {found}{doubt}"


def _plain(words: str) -> Callable[[Detail], str]:
    return lambda detail: words


SENTENCES: dict[str, Callable[[Detail], str]] = {
    "case.received": _plain("Recorded the notification"),
    "case.opened": _opened,
    "case.moved": _moved,
    "case.brought_along": _brought_along,
    "identity.read": _identity,
    "section.recorded": _recorded,
    "review.started": _plain("Began the review"),
    "review.recorded": _recorded,
    "review.line_added": lambda detail: f"Added a line to {_title(detail)}",
    "review.line_changed": lambda detail: f"Changed a line of {_title(detail)}",
    "review.line_withdrawn": lambda detail: f"Withdrew a line of {_title(detail)}",
    "review.concluded": _plain("Recorded that the panel concluded the review"),
    "review.taken_back": _plain("Took back a conclusion that was not signed off"),
    "review.signed_off": lambda detail: f"Signed off the review (version {detail.get('number', 1)})",
    "review.reopened": lambda detail: f"Reopened the review (version {detail.get('number', 1)} begins)",
    "review.brought_in": _brought_in,
}
"""Act to the words for it."""


def sentence(event: Event) -> str:
    """What was done. An act that no words were written for is named as it is recorded."""
    said = SENTENCES.get(event.act)
    return said(event.detail) if said else f"Did “{event.act}”"


def acts(events: Sequence[Event], *, caption: str) -> Table:
    """When, who, what; newest first."""
    columns = [Column("When"), Column("Who"), Column("What")]
    rows = [
        (moment(event.at), f"{event.actor_name} ({event.actor_role})", sentence(event)) for event in events
    ]
    return Table(caption, columns, rows, has_row_heads=False)


def moves(steps: Sequence[CaseStep], *, with_reasons: bool) -> Table:
    """The steps of the case's life, newest first. Reasons are a person's words: only for who may see the case."""
    columns = [Column("On"), Column("Became"), Column("Recorded by"), Column("Why")]
    rows = [
        (
            step.happened_on,
            State(step.to_state).label,
            step.recorded_by_name,
            step.reason,
        )
        for step in reversed(steps)
    ]
    kept = len(columns) if with_reasons else len(columns) - 1
    return Table("Steps of the case", columns[:kept], [row[:kept] for row in rows], has_row_heads=False)
