"""One row of a section that repeats, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from cdop.cases.models import Case
from cdop.cases.presenters.sections import in_words
from cdop.cases.queries import Row
from cdop.core.shapes import Line
from cdop.core.words import count, moment
from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Element, Section


@dataclass(frozen=True)
class Entry:
    """A row with its heading, its answers, and where it is changed, withdrawn or taken back."""

    title: str
    lines: Sequence[Line]
    saved: str
    withdrawn: str = ""
    why: str = ""
    change: str = ""
    withdraw: str = ""
    restore: str = ""


def entry(case: Case, section: Section, row: Row, *, may_change: bool) -> Entry:
    """A row as the list shows it; withdrawn ones say by whom and why."""
    head = leading(section)
    lines = [
        Line(element.label, in_words(element, row.values[element.name], {}))
        for element in section
        if element is not head and not is_blank(row.values[element.name])
    ]
    at = [case.reference, section.slug, row.id]
    gone = row.withdrawn_at
    return Entry(
        title=_title(section, head, row),
        lines=lines,
        saved=f"Saved {moment(row.saved_at)} by {row.saved_by_name}",
        withdrawn=f"Withdrawn {moment(gone)} by {row.withdrawn_by_name}" if gone else "",
        why=row.withdrawn_why,
        change=reverse("cases:change_row", args=at) if may_change and not gone else "",
        withdraw=reverse("cases:withdraw_row", args=at) if may_change and not gone else "",
        restore=reverse("cases:restore_row", args=at) if may_change and gone else "",
    )


def leading(section: Section) -> Element | None:
    """The coded question by which the rows of a section are told apart: relation, type of agency."""
    return next((element for element in section if element.codes), None)


def kinds(section: Section, marks: Sequence[Mapping[str, Any]]) -> str:
    """What rows there are, told from their codes alone: `Mother; Father; Key worker of the family`."""
    head = leading(section)
    if head is None or head.codes is None:
        return count(len(marks), "entry", "entries")
    named = [head.codes.label_of(m[head.name]) for m in marks if head.codes.has(m.get(head.name))]
    others = len(marks) - len(named)
    return "; ".join([*named, *([count(others, "other entry", "other entries")] if others else [])])


def _title(section: Section, head: Element | None, row: Row) -> str:
    if head and not is_blank(row.values[head.name]):
        return in_words(head, row.values[head.name], {})
    first = next((e for e in section if not is_blank(row.values[e.name])), None)
    return in_words(first, row.values[first.name], {})[:80] if first else "Entry"
