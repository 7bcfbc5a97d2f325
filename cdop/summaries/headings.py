"""What is written for each kind of summary: its headings, and how many people must have read it."""

from __future__ import annotations

from dataclasses import dataclass

from cdop.core.refusals import Refused

THEME, CASE, ANNUAL = "theme", "case", "annual_report"
LEAST = 5
"""A theme rests on so many deaths, so that no sentence of it is about one child."""


@dataclass(frozen=True)
class Heading:
    slug: str
    title: str
    hint: str
    required: bool = True


@dataclass(frozen=True)
class Template:
    """`readings`: how many people who did not write it must have read it before it can be prepared."""

    kind: str
    title: str
    headings: tuple[Heading, ...]
    readings: int


_LEARNED = Heading("learned", "What we learned", "What is known now that could help others.")
_CHANGE = Heading(
    "change", "What should change", "What could be done differently, in practice or by families."
)
_WHO = Heading("who", "Who needs to know", "Professions, services, families. No persons.")

TEMPLATES: dict[str, Template] = {
    each.kind: each
    for each in (
        Template(
            THEME,
            "Themed learning summary",
            (
                Heading(
                    "seen",
                    "What was seen",
                    "What these deaths had in common. Nothing that is true of one only.",
                ),
                _LEARNED,
                _CHANGE,
                _WHO,
            ),
            readings=1,
        ),
        Template(
            CASE,
            "Learning summary of one case",
            (
                Heading(
                    "happened",
                    "What happened",
                    "Two or three general sentences: no day, no place, no exact age, nothing rare.",
                ),
                _LEARNED,
                _CHANGE,
                _WHO,
            ),
            readings=2,
        ),
        Template(
            ANNUAL,
            "Texts of the annual report",
            (
                Heading("foreword", "Foreword", "By the chair, or left out.", required=False),
                Heading(
                    "progress",
                    "Progress on last year’s actions",
                    "What was to be done, and how far it has come.",
                    required=False,
                ),
                Heading("plans", "Plans for the next year", "What the panel means to do.", required=False),
            ),
            readings=1,
        ),
    )
}


def template(kind: str) -> Template:
    if kind not in TEMPLATES:
        raise Refused(f"There is no summary “{kind}” to be written. There are {', '.join(TEMPLATES)}.")
    return TEMPLATES[kind]
