"""The case file: its line of steps, its facts, what is missing, its sections as a list of tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cdop.cases.actions.rows import NEW
from cdop.cases.completing import Answered
from cdop.cases.models import Case, CaseStep
from cdop.cases.presenters import tabs
from cdop.cases.presenters.words import age_at_death, area_words, due_day, due_words, stage_of
from cdop.cases.queries import Unsaved
from cdop.cases.states import STAGES, State
from cdop.core.shapes import Line, Step, Task
from cdop.core.words import count, moment
from cdop.dataset.ages import ADULT
from cdop.dataset.completeness import Progress
from cdop.dataset.elements import Element, Kind, Section
from cdop.dataset.forms import section as section_of

_NAMED = 3
_NAMED_HERE = 5
_GOALS = {
    State.RECEIVED: "to be checked and reviewed",
    State.TRIAGE: "for the review meeting",
    State.INFO_GATHERING: "for the review meeting",
    State.CDRM_PENDING: "for the review meeting",
}
"""What a case is made ready for, by its state; in every other state, for the panel."""


def step_line(case: Case, steps: Sequence[CaseStep], *, on: date) -> list[Step]:
    """The stages of every case, with the day each was first reached; an end outside the line comes last."""
    reached = _first_days(steps)
    here = stage_of(case.state)
    labels = [label for label, _ in STAGES]
    current = labels.index(here) if here else len(labels)
    line = [
        _step(case, label, place - current, reached.get(label), on=on) for place, label in enumerate(labels)
    ]
    return line if here else [*line, Step(State(case.state).label, "current", case.state_since)]


def _step(case: Case, label: str, distance: int, day: date | None, *, on: date) -> Step:
    if distance == 0:
        hint = due_words(due_day(case), on)
        words = State(case.state).label if State(case.state).label != label else ""
        return Step(label, "current", case.state_since, "; ".join(filter(None, (words, hint))))
    if distance > 0:
        return Step(label, "later")
    return Step(label, "done" if day else "skipped", day)


def _first_days(steps: Sequence[CaseStep]) -> dict[str, date]:
    days: dict[str, date] = {}
    for step in steps:
        days.setdefault(stage_of(step.to_state), step.happened_on)
    return days


def facts(case: Case, names: Mapping[str, str]) -> list[Line]:
    """What is known of the death without opening who the child was."""
    lines = [
        Line("Age at death", age_at_death(case)),
        Line("Died on", case.died_on),
        Line("Area of residence", area_words(case, names)),
        Line("Deprivation of the small area", _deprivation(case)),
        Line("Notification received", case.notified_at),
    ]
    return [*lines, Line("Your reference", case.source_reference)] if case.source_reference else lines


def _deprivation(case: Case) -> str:
    if case.imd_decile is None:
        return ""
    ends = {1: ", the most deprived", 10: ", the least deprived"}.get(case.imd_decile, "")
    return f"Decile {case.imd_decile} of 10{ends} (Index of Multiple Deprivation {case.imd_release})"


def missing(progress: Progress) -> str:
    """One sentence on what the forms still lack."""
    if progress.is_complete:
        return "Every question that is asked about this child is answered."
    lacking = count(len(progress.missing), "answer is", "answers are")
    return f"{progress.done} of {progress.expected} answered; {lacking} still missing."


@dataclass(frozen=True)
class Wanted:
    """The answers that are still needed: a sentence, the first of them with their addresses, how many more."""

    sentence: str
    links: Sequence[tuple[str, str]]
    more: int


def wanted(case: Case, lacking: Sequence[tuple[Section, Element]], *, may_see_identity: bool) -> Wanted:
    """`3 answers would make this case ready for the review meeting`, each with its very question."""
    goal = _GOALS.get(State(case.state), "for the panel")
    if not lacking:
        return Wanted(f"Every answer that must be given is there: nothing is wanting {goal}.", (), 0)
    number = _in_letters(len(lacking))
    words = f"{number} {'answer' if len(lacking) == 1 else 'answers'} would make this case ready {goal}."
    open_ones = [
        (f"{section.title}: {element.label}", _question(case, section, element))
        for section, element in lacking
        if may_see_identity or not section.identity
    ]
    shown = open_ones[:_NAMED_HERE]
    return Wanted(words, shown, len(lacking) - len(shown))


def _question(case: Case, section: Section, element: Element) -> str:
    """The address of one question: its box on the page of its section, or a new row of it."""
    name = "cases:add_row" if section.repeats else "cases:section"
    box = f"id_{element.name}_day" if element.kind is Kind.DATE else f"id_{element.name}"
    return f"{reverse(name, args=[case.reference, section.slug])}#{box}"


def unsaved(case: Case, drafts: Sequence[Unsaved]) -> list[tuple[str, str]]:
    """Where the person left answers unsaved: words, address."""
    return [
        (f"{section_of(each.slug).title}, {moment(each.saved_at)}", _draft(case, each)) for each in drafts
    ]


def _draft(case: Case, draft: Unsaved) -> str:
    if not draft.row:
        return reverse("cases:section", args=[case.reference, draft.slug])
    if draft.row == NEW:
        return reverse("cases:add_row", args=[case.reference, draft.slug])
    return reverse("cases:change_row", args=[case.reference, draft.slug, draft.row])


def warnings(case: Case) -> list[str]:
    """What a person should look at before deciding."""
    if case.age_unit == "year" and (case.age_value or 0) >= ADULT:
        return ["The person was 18 or over at death, so the death is outside child death review."]
    return []


@dataclass(frozen=True)
class TaskGroup:
    """The sections of one tab as tasks."""

    title: str
    url: str
    tasks: Sequence[Task]


def tasks(case: Case, answered: Sequence[Answered], *, may_see_identity: bool) -> list[TaskGroup]:
    """Every section by its tab, how far it is answered, and what must still be given."""
    here = {each.section.slug: each for each in answered}
    return [
        TaskGroup(
            title,
            reverse(f"cases:{tab}", args=[case.reference]),
            [
                _task(case, here[section.slug], may_see_identity)
                for section in tabs.sections_of(tab)
                if section.slug in here
            ],
        )
        for tab, title in tabs.TITLES.items()
    ]


def _task(case: Case, each: Answered, may_see_identity: bool) -> Task:
    is_closed = each.section.identity and not may_see_identity
    words, tone = status(each)
    return Task(
        each.section.title,
        words,
        url="" if is_closed else reverse("cases:section", args=[case.reference, each.section.slug]),
        tone=tone,
        hint="Kept apart. Your role does not open it." if is_closed else _hint(each.progress),
    )


def status(each: Answered) -> tuple[str, str]:
    """How far a section is answered, in words, and the tone of its tag."""
    progress = each.progress
    if each.rows == 0 and not progress.expected:
        return "No entries", ""
    if not progress.expected:
        return "Nothing has to be answered" if each.is_asked else "Not asked at this age", ""
    entries = f", {count(each.rows, 'entry', 'entries')}" if each.rows else ""
    if progress.is_complete:
        return f"All {progress.expected} answered{entries}", ""
    return f"{progress.done} of {progress.expected} answered{entries}", "soon" if each.is_begun else "waiting"


def _hint(progress: Progress) -> str:
    labels = list(dict.fromkeys(element.label for element in progress.missing_musts))
    if not labels:
        return ""
    more = len(labels) - _NAMED
    named = ", ".join(labels[:_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"Still needed: {named}"


def _in_letters(number: int) -> str:
    """`Three` up to nine, figures above."""
    letters = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    return letters[number - 1] if number <= len(letters) else str(number)
