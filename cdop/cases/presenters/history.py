"""The record of acts in sentences: who saw or changed what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from cdop.audit.models import Event
from cdop.cases.models import CaseStep, Choice, Correction
from cdop.cases.presenters.elsewhere import ELSEWHERE
from cdop.cases.presenters.tabs import TITLES
from cdop.cases.states import State
from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import count, day, moment
from cdop.dataset.codelists.investigation import HoldReason
from cdop.dataset.codelists.scope import ScopeReason
from cdop.dataset.codelists.timing import DayKind, NoticeKind
from cdop.dataset.codes import CodeList
from cdop.dataset.forms import FORMS, SECTIONS

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
    if detail.get("tab"):
        return f"Opened the tab “{TITLES.get(detail['tab'], detail['tab'])}”"
    return f"Opened {_title(detail)}" if detail.get("section") else "Opened the case file"


def _identity(detail: Detail) -> str:
    slug = detail.get("section", "")
    known = {
        "": "Saw who the child was",
        "child_identity": "Saw who the child was",
        "notifier": "Saw who told the panel of the death",
    }
    return known.get(slug) or f"Saw the people of {_title(detail)}"


def _form(detail: Detail) -> str:
    known = {form.slug: form.title for form in FORMS}
    return f"“{known.get(detail.get('form', ''), 'a form')}”"


def _chosen(detail: Detail) -> str:
    added = detail.get("choice") == Choice.ADDED
    return f"Added {_form(detail)} to the case" if added else f"Set {_form(detail)} aside"


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


def _label(codes: type[CodeList], code: str) -> str:
    return codes.label_of(code) if codes.has(code) else code


def _hold(detail: Detail) -> str:
    return _label(HoldReason, detail.get("reason", ""))


def _meeting(detail: Detail) -> str:
    return _label(DayKind, detail.get("said", "")).lower()


def _notice(detail: Detail) -> str:
    return _label(NoticeKind, detail.get("what", ""))


def _plain(words: str) -> Callable[[Detail], str]:
    return lambda detail: words


SENTENCES: dict[str, Callable[[Detail], str]] = {
    **{act: _plain(words) for act, words in ELSEWHERE.items()},
    "case.received": _plain("Recorded the notification"),
    "case.opened": _opened,
    "case.moved": _moved,
    "case.brought_along": _brought_along,
    "identity.read": _identity,
    "section.recorded": _recorded,
    "section.row_added": lambda detail: f"Added an entry to {_title(detail)}",
    "section.row_changed": lambda detail: f"{_recorded(detail)} (one entry)",
    "section.row_withdrawn": lambda detail: f"Withdrew an entry of {_title(detail)}",
    "section.row_restored": lambda detail: f"Took back an entry of {_title(detail)}",
    "supplementary.chosen": _chosen,
    "transfer.offered": _plain("Offered the case to another panel"),
    "transfer.delivered": _plain("The offer reached the other panel"),
    "transfer.withdrawn": _plain("Withdrew the offer to another panel"),
    "transfer.rejected": _plain("The other panel sent the case back"),
    "transfer.accepted": _plain("The case went from one panel to the other"),
    "transfer.sent_outside": _plain("Recorded a transfer to a panel outside this system"),
    "transfer.received_outside": _plain("Recorded that the case came from a panel outside this system"),
    "transfer.learning_sent": _plain("Sent learning to the panel the case came from"),
    "transfer.learning_received": _plain("Received learning from the panel that reviewed the death"),
    "case.packed": _plain("Made a copy of the case for another panel"),
    "hold.placed": lambda detail: f"Placed a hold: {_hold(detail)}",
    "hold.changed": lambda detail: f"Changed a hold: {_hold(detail)}",
    "hold.ended": lambda detail: f"Ended a hold: {_hold(detail)}",
    "hold.contact_read": lambda detail: f"Saw whom to ask about a hold: {_hold(detail)}",
    "day.recorded": lambda detail: f"Recorded a day: {_label(DayKind, detail.get('kind', ''))}",
    "day.taken_back": lambda detail: f"Took a day back: {_label(DayKind, detail.get('kind', ''))}",
    "meeting.noted": lambda detail: f"Noted of the review meeting: {_meeting(detail)}",
    "notice.recorded": lambda detail: f"Recorded as sent to the national database: {_notice(detail)}",
    "notice.withdrawn": lambda detail: (
        f"Withdrew a record of sending to the national database: {_notice(detail)}"
    ),
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


def timeline(
    steps: Sequence[CaseStep],
    changes: Sequence[Event],
    corrections: Sequence[Correction],
    *,
    with_reasons: bool,
) -> Table:
    """What happened to the case, newest first: its steps, what was recorded, what was corrected and why.

    Reasons are a person's words: only for who may see the case.
    """
    told = [*map(_told_step, steps), *map(_told_change, changes), *map(_told_correction, corrections)]
    newest = sorted(told, key=lambda each: each[0], reverse=True)
    columns = [Column("When"), Column("What"), Column("By"), Column("Why")]
    kept = len(columns) if with_reasons else len(columns) - 1
    rows = [row[:kept] for _, row in newest]
    return Table("What happened to the case", columns[:kept], rows, has_row_heads=False)


Told = tuple[tuple[date, datetime], tuple[object, ...]]
"""Where it stands in time, and its line."""


def _told_step(step: CaseStep) -> Told:
    coded = ScopeReason.labels().get(step.reason_code, "")
    why = ". ".join(filter(None, (coded, step.reason)))
    words = f"The case became {_state(step.to_state)}"
    line = (Cell(day(step.happened_on), is_day=True), words, step.recorded_by_name, why)
    return (step.happened_on, step.recorded_at), line


def _told_change(event: Event) -> Told:
    line = (moment(event.at), sentence(event), event.actor_name, "")
    return (timezone.localdate(event.at), event.at), line


def _told_correction(correction: Correction) -> Told:
    titled = _title({"section": correction.slug})
    words = f"{titled} was corrected after the case was closed"
    line = (moment(correction.recorded_at), words, correction.recorded_by_name, correction.reason)
    return (timezone.localdate(correction.recorded_at), correction.recorded_at), line
