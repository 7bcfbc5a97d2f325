"""Pairs of records, in a table and in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from cdop.cases.models import Case
from cdop.cases.presenters.words import age_at_death, state_words
from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import count, day
from cdop.dataset.codelists import Sex
from cdop.matching.comparing import Compared, Group
from cdop.matching.finding.verdicts import ReasonCode, Suggestion, words_of
from cdop.matching.models import Candidate, Decision
from cdop.matching.queries import SHOWN

TONES = {"same_child": "late", "twins": "waiting", "siblings": "waiting", "same_incident": "waiting"}
DECIDED_TONES = {
    "open": "soon",
    "same_child": "plain",
    "linked": "plain",
    "different": "plain",
    "lapsed": "plain",
}
STATES = {
    "same": ("Same", ""),
    "differs": ("Differs", "soon"),
    "one_only": ("Only the first", "plain"),
    "other_only": ("Only the second", "plain"),
}


@dataclass(frozen=True)
class Number:
    """How many pairs there are of a kind, with the address that shows them."""

    number: int
    label: str
    url: str
    is_current: bool


def numbers(counts: Mapping[str, int], shown: str) -> list[Number]:
    return [
        Number(counts[name], label.lower(), f"?show={name}", shown == name) for name, label in SHOWN.items()
    ]


def table(pairs: Iterable[Candidate], caption: str) -> Table:
    columns = [
        Column("Pair"),
        Column("First record"),
        Column("Second record"),
        Column("Suggests"),
        Column("Why"),
        Column("Score", unit="of 100", is_number=True),
    ]
    return Table(caption, columns, [_row(pair) for pair in pairs])


def _row(pair: Candidate) -> tuple[object, ...]:
    return (
        Cell(f"Pair {pair.pk}", url=reverse("matching:pair", args=[pair.pk]), hidden_text="compare"),
        Cell(pair.case_a.reference, under=in_brief(pair.case_a)),
        Cell(pair.case_b.reference, under=in_brief(pair.case_b)),
        suggestion(pair),
        sentence(pair.reasons),
        pair.score or "",
    )


def in_brief(case: Case) -> str:
    """A case without a name: "Died 11 May 2025, 4 months, female"."""
    child = getattr(case, "childanswers", None)
    sex = Sex.label_of(child.sex).lower() if child and child.sex else ""
    died = f"died {day(case.died_on)}" if case.died_on else "date of death not known"
    told = ", ".join(filter(None, (died, age_at_death(case), sex)))
    return told[:1].upper() + told[1:]


def suggestion(pair: Candidate) -> Cell:
    if not pair.suggestion:
        return Cell("By hand", tone="plain")
    return Cell(Suggestion(pair.suggestion).label, tone=TONES[pair.suggestion])


def sentence(reasons: Sequence[Mapping[str, Any]]) -> str:
    """The reasons in words: "Same NHS number; names alike: 0.82"."""
    told = "; ".join(words_of(dict(each)) for each in reasons)
    return told[:1].upper() + told[1:]


def split_reasons(reasons: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[str]]:
    """What speaks for one child, and what tells two apart."""
    told = [(words_of(dict(each)), _is_against(str(each["code"]))) for each in reasons]
    return [words for words, against in told if not against], [words for words, against in told if against]


def _is_against(code: str) -> bool:
    return ReasonCode(code).code.startswith("different_")


def decided(pair: Candidate) -> tuple[str, str]:
    """What was decided, in words and the tone of its tag."""
    return Decision(pair.decided).label, DECIDED_TONES[pair.decided]


def facts_table(pair: Candidate, caption: str) -> Table:
    """The two records as cases: where they stand, and the facts that follow from their answers."""
    one, other = pair.case_a, pair.case_b
    lines: list[tuple[str, object, object]] = [
        ("State", state_words(one)[0], state_words(other)[0]),
        ("Notification received", one.notified_at, other.notified_at),
        ("Your reference", one.source_reference, other.source_reference),
        ("Died on", one.died_on, other.died_on),
        ("Age at death", age_at_death(one), age_at_death(other)),
    ]
    return two_columns(pair, caption, [(label, _plain(a), _plain(b)) for label, a, b in lines])


def groups(pair: Candidate, compared: Sequence[Group]) -> list[Table]:
    """A table for each section, question by question."""
    return [
        two_columns(pair, group.title, [(line.label, line.one, line.other) for line in group.lines])
        for group in compared
    ]


def two_columns(pair: Candidate, caption: str, lines: Sequence[tuple[str, str, str]]) -> Table:
    columns = [
        Column("Question"),
        Column(pair.case_a.reference),
        Column(pair.case_b.reference),
        Column("Same or not"),
    ]
    rows = []
    for label, one, other in lines:
        words, tone = STATES[Compared("", label, one, other).state]
        rows.append((label, one or "Not recorded", other or "Not recorded", Cell(words, tone=tone)))
    return Table(caption, columns, rows)


def caption(first: int, last: int, total: int, shown: str) -> str:
    return f"{SHOWN[shown]}: {first} to {last} of {count(total, 'pair')}" if total else SHOWN[shown]


def _plain(value: Any) -> str:
    return day(value) if isinstance(value, date) else str(value or "")
