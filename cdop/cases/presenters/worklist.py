"""The worklist: what needs the coordinator, and one line for each case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from cdop.cases.models import Case
from cdop.cases.presenters.words import age_at_death, area_words, due_words, next_step, state_words
from cdop.cases.queries import Overview
from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import count

COLUMNS = (
    Column("Reference", sort="reference"),
    Column("Age at death", sort="age"),
    Column("Since death", unit="days", is_number=True, sort="days"),
    Column("Stage and next step", sort="stage"),
    Column("Due", sort="due"),
    Column("Area"),
)


def needs(overview: Overview) -> list[tuple[int, str, str]]:
    """(how many, words, address) of what waits for somebody."""
    return [
        (overview.overdue, "overdue", "?stage=open&due=overdue"),
        (overview.due_soon, "due within 7 days", "?stage=open&due=soon"),
        (overview.to_check, "to be checked", "?stage=received"),
        (overview.awaiting_sign_off, "waiting for sign-off", "?stage=awaiting_sign_off"),
    ]


def table(cases: Sequence[Case], names: Mapping[str, str], *, caption: str, on: date) -> Table:
    """One line a case. No name, no NHS number, no date of birth or death."""
    return Table(caption, COLUMNS, [_row(case, names, on) for case in cases])


def caption(first: int, last: int, total: int) -> str:
    """`Cases 26 to 50 of 725`; `1 case`."""
    return f"Cases {first:,} to {last:,} of {total:,}" if total > last - first + 1 else count(total, "case")


def area_choices(codes: Sequence[str], names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Areas by name, for the filter."""
    return sorted(((code, names.get(code, code)) for code in codes), key=lambda pair: pair[1])


def _row(case: Case, names: Mapping[str, str], on: date) -> tuple[object, ...]:
    words, tone = state_words(case)
    return (
        Cell(
            case.reference,
            url=reverse("cases:case", args=[case.reference]),
            is_day=True,
            under=case.source_reference,
        ),
        age_at_death(case) or "Not known",
        (on - case.died_on).days if case.died_on else "Not known",
        Cell(words, tone=tone, under=next_step(case)),
        _due(case, on),
        area_words(case, names) or "Not known",
    )


def _due(case: Case, on: date) -> Cell:
    due_on: date | None = case.due_on  # type: ignore[attr-defined]
    is_late = due_on is not None and due_on < on
    return Cell(due_words(due_on, on), tone="late" if is_late else "", is_day=True)
