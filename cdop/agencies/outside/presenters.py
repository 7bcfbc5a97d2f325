"""A return in words, for whoever answers it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse

from cdop.agencies.outside.paper import Paper
from cdop.agencies.wording import answer_words
from cdop.core.shapes import Line, Task
from cdop.core.words import count
from cdop.dataset.completeness import Progress
from cdop.dataset.elements import Section

_SECONDS_A_QUESTION = 20


@dataclass(frozen=True)
class Answered:
    """One section to be checked: its lines, and where to change it."""

    title: str
    lines: list[list[Line]]
    url: str


def tasks(paper: Paper, drafts: Collection[str], token: str) -> list[Task]:
    """A line for each section, with how far it is."""
    return [_task(paper, section, section.slug in drafts, token) for section in paper.sections]


def minutes(paper: Paper) -> int:
    """About how long it takes, to the next five minutes: what is known already is not asked."""
    asked = sum(
        len(section.elements) - (0 if section.repeats else len(paper.known(section)))
        for section in paper.sections
    )
    return max(5, -(-asked * _SECONDS_A_QUESTION // 300) * 5)


def after(paper: Paper, section: Section) -> Section | None:
    """The next section of the return."""
    later = paper.sections[paper.sections.index(section) + 1 :]
    return later[0] if later else None


def answers(paper: Paper, token: str) -> list[Answered]:
    """What would be handed in, section by section."""
    counting = paper.counting()
    return [
        Answered(
            section.title,
            [
                [
                    Line(element.label, answer_words(element, values[element.name]))
                    for element in section
                    if element.name in values
                ]
                for values in (counting[section.slug].rows if section.slug in counting else ())
            ],
            _at(token, section),
        )
        for section in paper.sections
    ]


def missing(paper: Paper, token: str) -> list[tuple[str, str, str]]:
    """Questions that must be answered first: the question, its section, where it is asked."""
    return [(element.label, section.title, _at(token, section)) for section, element in paper.missing()]


def _task(paper: Paper, section: Section, has_draft: bool, token: str) -> Task:
    status, tone = _status(paper.progress(section), is_begun=section.slug in paper.versions)
    if has_draft:
        status, tone = "Typed, not saved", "soon"
    known = 0 if section.repeats else len(paper.known(section))
    hint = f"{count(known, 'answer is', 'answers are')} known to the panel already" if known else ""
    return Task(section.title, status, _at(token, section), tone, hint)


def _status(progress: Progress, *, is_begun: bool) -> tuple[str, str]:
    if not is_begun:
        return "Not begun", "waiting"
    if progress.missing:
        return f"{progress.done} of {progress.expected} answered", "waiting"
    return "Complete", ""


def _at(token: str, section: Section) -> str:
    return reverse("answer:section", args=[token, section.slug])
