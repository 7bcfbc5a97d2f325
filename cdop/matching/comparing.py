"""Two records question by question: what both say, where they differ, what only one says. Asks no database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cdop.cases import written
from cdop.cases.presenters.sections import in_words
from cdop.cases.queries import Opened, OpenedRow
from cdop.cases.stores import SECTIONS, STORES, Store
from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Kind, Section
from cdop.dataset.forms import section


@dataclass(frozen=True)
class Compared:
    """One question. `name` is "section.element"; `one` and `other` are the answers in words."""

    name: str
    label: str
    one: str
    other: str

    @property
    def state(self) -> str:
        if self.one == self.other:
            return "same"
        return "differs" if self.one and self.other else "one_only" if self.one else "other_only"


@dataclass(frozen=True)
class Group:
    """The questions of one section that either record answers."""

    title: str
    is_identity: bool
    lines: Sequence[Compared]


@dataclass(frozen=True)
class Record:
    """One record as it is compared: its answers as JSON, and who the child was when that was opened."""

    answers: Mapping[str, Any]
    opened: Opened | None = None

    def of(self, asked: Section) -> Mapping[str, Any]:
        """The answers of a section in clear; until it is opened none of identity, and no text that may name people."""
        if STORES[asked.slug] is Store.IDENTITY:
            return self.opened.sections.get(asked.slug, {}) if self.opened else {}
        told = written.from_json(asked, self.answers.get(asked.slug) or {})
        free = [] if self.opened else [e.name for e in asked if e.kind is Kind.LONG_TEXT]
        return {name: value for name, value in told.items() if name not in free}


def compare(one: Record, other: Record) -> list[Group]:
    """Every section that either answers, in the order of the forms."""
    groups = [_group(asked, one.of(asked), other.of(asked)) for asked in SECTIONS if _is_whole(asked)]
    return [group for group in groups if group.lines]


def rows_in_words(rows: Sequence[OpenedRow]) -> list[tuple[str, str, str]]:
    """Rows of sections that repeat, each as (number, title of its section, its answers in words)."""
    return [(row.number, section(row.slug).title, _row_in_words(row)) for row in rows]


def only_in_other(one: Opened, other: Opened) -> list[OpenedRow]:
    """Rows of the other record that this one does not have in the same words."""
    here = {(row.slug, _row_in_words(row)) for row in one.rows}
    return [row for row in other.rows if (row.slug, _row_in_words(row)) not in here]


def _is_whole(asked: Section) -> bool:
    return STORES[asked.slug] is not Store.ROWS


def _group(asked: Section, one: Mapping[str, Any], other: Mapping[str, Any]) -> Group:
    lines = [
        Compared(
            f"{asked.slug}.{element.name}",
            element.label,
            in_words(element, one.get(element.name), {}),
            in_words(element, other.get(element.name), {}),
        )
        for element in asked
        if not (is_blank(one.get(element.name)) and is_blank(other.get(element.name)))
    ]
    return Group(asked.title, asked.identity, lines)


def _row_in_words(row: OpenedRow) -> str:
    told = (
        in_words(element, row.values.get(element.name), {})
        for element in section(row.slug)
        if not is_blank(row.values.get(element.name))
    )
    return "; ".join(each for each in told if each)
