"""The values that views hand to components: tables, steps, tasks, summary lines. No queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

StepState = Literal["done", "current", "later", "skipped"]


@dataclass(frozen=True)
class Column:
    """A head: `unit` is shown beside the label, numbers stand right; `sort` is a key of the page's `Sort`."""

    label: str
    unit: str = ""
    is_number: bool = False
    sort: str = ""
    note: str = ""


@dataclass(frozen=True)
class Cell:
    """A value in a table; `tone` shows it as a tag, `url` as a link, `hidden_text` is read out after it.

    `is_day` keeps a date on one line; `under` is a further line beneath, in smaller print.
    """

    text: object
    url: str = ""
    tone: str = ""
    hidden_text: str = ""
    is_day: bool = False
    under: str = ""


@dataclass(frozen=True)
class Table:
    """A caption that says what the table is, its columns, and rows of `Cell`s or plain values.

    The first cell of each row is its head unless `has_row_heads` is off. `notes` are printed beneath: one of
    them explains "[c]" where it occurs.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    notes: Sequence[str] = ()
    has_row_heads: bool = True


@dataclass(frozen=True)
class Step:
    """One stage of a life: `on` is the day it was reached, `hint` a few words ("due 4 April 2026")."""

    label: str
    state: StepState
    on: date | None = None
    hint: str = ""


@dataclass(frozen=True)
class Task:
    """One line of a task list; without `url` it cannot be started yet."""

    label: str
    status: str
    url: str = ""
    tone: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Line:
    """One line of a summary list: the question, the answer, and at most a few actions as (words, url)."""

    key: str
    value: object
    actions: Sequence[tuple[str, str]] = field(default_factory=tuple)
