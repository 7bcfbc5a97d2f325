"""The case file: its line of steps, its facts, what is missing, its sections as a list of tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from cdop.cases.completing import Answered
from cdop.cases.models import Case, CaseStep
from cdop.cases.presenters.words import age_at_death, area_words, due_day, due_words, stage_of
from cdop.cases.states import STAGES, State
from cdop.core.shapes import Line, Step, Task
from cdop.core.words import count
from cdop.dataset.ages import ADULT
from cdop.dataset.completeness import Progress

_NAMED = 3


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
    musts = len(progress.missing_musts)
    needed = f" {musts} of them must be given before the forms are sent." if musts else ""
    return f"{lacking} still missing.{needed}"


def warnings(case: Case) -> list[str]:
    """What a person should look at before deciding."""
    if case.age_unit == "year" and (case.age_value or 0) >= ADULT:
        return ["The person was 18 or over at death, so the death is outside child death review."]
    return []


def tasks(case: Case, answered: Sequence[Answered], *, may_see_identity: bool) -> list[Task]:
    """Every section, how far it is answered, and what must still be given."""
    return [_task(case, each, may_see_identity) for each in answered]


def _task(case: Case, each: Answered, may_see_identity: bool) -> Task:
    is_closed = each.section.identity and not may_see_identity
    words, tone = _status(each)
    return Task(
        each.section.title,
        words,
        url="" if is_closed else reverse("cases:section", args=[case.reference, each.section.slug]),
        tone=tone,
        hint="Kept apart. Your role does not open it." if is_closed else _hint(each.progress),
    )


def _status(each: Answered) -> tuple[str, str]:
    progress = each.progress
    if not progress.expected:
        return "Not asked at this age", ""
    if progress.is_complete:
        return f"All {progress.expected} answered", ""
    return f"{progress.done} of {progress.expected} answered", "soon" if each.is_begun else "waiting"


def _hint(progress: Progress) -> str:
    labels = [element.label for element in progress.missing_musts]
    if not labels:
        return ""
    more = len(labels) - _NAMED
    named = ", ".join(labels[:_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"Still needed: {named}"
