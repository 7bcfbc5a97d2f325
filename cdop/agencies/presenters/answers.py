"""What agencies answered, side by side, for the office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from cdop.agencies.merging import Given, Question, Told, in_words
from cdop.agencies.queries.answers import Merged
from cdop.agencies.wording import answer_words
from cdop.cases.models import Case
from cdop.core.shapes import Column, Line, Table
from cdop.core.words import count, day


@dataclass(frozen=True)
class Choice:
    """One answer to a question that is in dispute: who gave it, and by which request it is taken."""

    words: str
    sources: list[str]
    request: int


@dataclass(frozen=True)
class Dispute:
    """A question with its answers side by side."""

    label: str
    section: str
    held: str
    choices: list[Choice]
    seen: str
    url: str


@dataclass(frozen=True)
class Passage:
    """What one agency wrote in one section."""

    title: str
    lines: list[Line]


@dataclass(frozen=True)
class Voice:
    """An agency in its own words."""

    agency: str
    parts: list[Passage]


def summary(merged: Merged) -> str:
    """`Agencies disagree on 2 questions. 5 answers are new, 12 agree with the record.`"""
    states = [question.state for question in merged.questions]
    conflicts, new = states.count("conflict"), states.count("new")
    first = f"Agencies disagree on {count(conflicts, 'question')}." if conflicts else "Nothing is in dispute."
    agree = states.count("agrees") + states.count("settled")
    is_new = "is" if new == 1 else "are"
    rest = "agrees with the record or is decided" if agree == 1 else "agree with the record or are decided"
    return f"{first} {count(new, 'answer')} {is_new} new, {agree} {rest}."


def disputes(merged: Merged, case: Case) -> list[Dispute]:
    return [dispute(question, case) for question in merged.questions if question.state == "conflict"]


def dispute(question: Question, case: Case) -> Dispute:
    return Dispute(
        question.element.label,
        question.section.title,
        answer_words(question.element, question.held),
        [_choice(question, given) for given in question.given],
        question.seen,
        reverse("agencies:decide", args=[case.reference, *question.place]),
    )


def new_table(questions: Sequence[Question]) -> Table:
    """What would be written, and from whom it comes."""
    columns = (Column("Question"), Column("Section"), Column("Answer"), Column("From"))
    rows = [
        (
            question.element.label,
            question.section.title,
            _words(question, question.given[0]),
            ", ".join(_sources(question.given[0])),
        )
        for question in questions
    ]
    return Table("New answers", columns, rows)


def rest_table(merged: Merged) -> Table:
    """What agrees with the record, and what was decided."""
    columns = (Column("Question"), Column("The record"), Column("Agencies say"))
    rows = [
        (
            question.element.label,
            answer_words(question.element, question.held) or "Not recorded",
            "; ".join(
                f"{_words(question, given)} ({', '.join(_sources(given))})" for given in question.given
            ),
        )
        for question in merged.questions
        if question.state in ("agrees", "settled")
    ]
    return Table("Agreed or decided", columns, rows)


def voices(told: Sequence[Told]) -> list[Voice]:
    """What each agency wrote, section by section."""
    by_agency: dict[str, list[Passage]] = {}
    for one, section, lines in in_words(told):
        words = [Line(element.label, answer_words(element, value)) for element, value in lines]
        by_agency.setdefault(one.agency, []).append(Passage(section.title, words))
    return [Voice(agency, parts) for agency, parts in by_agency.items()]


def _choice(question: Question, given: Given) -> Choice:
    return Choice(_words(question, given), _sources(given), given.sources[0].request)


def _sources(given: Given) -> list[str]:
    return [f"{told.agency}, {day(timezone.localdate(told.at))}" for told in given.sources]


def _words(question: Question, given: Given) -> str:
    return answer_words(question.element, given.value)
