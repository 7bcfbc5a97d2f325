"""Old forms read today: names by numbering and topic, domains, relevance, preventability. The words of then stay.

Nothing here changes a stored answer. What a form says today stands beside what it said then.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from cdop.dataset.codelists.death import EventType
from cdop.dataset.codelists.former import FormerDomain, Numbering, Preventability, RelevanceScale
from cdop.dataset.codelists.review import Domain, Modifiability, Relevance
from cdop.dataset.factors import terms

MODIFIABILITY_BEGAN = date(2010, 4, 1)
"""Deaths assessed before this day were called preventable or not (found: F47)."""


@dataclass(frozen=True)
class FormerForm:
    """A form as it was once called. `form` is today's slug, "" when there is none; `topic` likewise."""

    numbering: Numbering
    name: str
    title: str
    topic: EventType | None
    form: str
    source: str


@cache
def former_forms() -> tuple[FormerForm, ...]:
    """Every older form whose number and topic were seen."""
    with (Path(__file__).parent / "former_forms.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            FormerForm(
                Numbering(row["numbering"]),
                row["name"],
                row["title"],
                EventType(row["topic"]) if row["topic"] else None,
                row["form"],
                row["source"],
            )
            for row in csv.DictReader(file)
        )


def former_form(name: str, numbering: Numbering) -> FormerForm:
    """The form that bore this name, such as "B4" or "Form B4", in one numbering.

    Raises KeyError with a sentence when none is known: a number is never guessed from the other numbering.
    """
    wanted = _full_name(name)
    for form in former_forms():
        if (form.name, form.numbering) == (wanted, numbering):
            return form
    raise KeyError(f"No form is known as {wanted} in this numbering: {numbering.label}.")


def possible_forms(name: str) -> tuple[FormerForm, ...]:
    """Every form that ever bore this name: more than one where the numbers moved. Ask which numbering it was."""
    return tuple(form for form in former_forms() if form.name == _full_name(name))


def former_names(slug: str) -> tuple[FormerForm, ...]:
    """What the form with today's slug was called before, by numbering; empty for a form that is new."""
    return tuple(form for form in former_forms() if form.form == slug)


def _full_name(name: str) -> str:
    return f"Form {name.upper().removeprefix('FORM').strip()}"


_DOMAIN_NOW = {
    FormerDomain.CHILD: Domain.A,
    FormerDomain.PARENTING: Domain.B,
    FormerDomain.SERVICE: Domain.D,
}


def domain_now(former: FormerDomain, factor_code: str = "") -> Domain | None:
    """Today's domain of a row of an old form.

    "Family and environment" was split in two, by factor and not by domain: without a coded factor of one of
    the two halves it is None, and a person decides.
    """
    if former is not FormerDomain.FAMILY:
        return _DOMAIN_NOW[former]
    of_factor = {term.code: term.domain for term in terms()}.get(factor_code)
    return of_factor if of_factor in (Domain.B, Domain.C) else None


_NO_INFORMATION = "Information not available"
_CONTRIBUTED = "May have contributed to vulnerability, ill health or death"
_COMPLETE = "A complete and sufficient explanation for the death"
RELEVANCE_WORDS: dict[RelevanceScale, dict[str, str]] = {
    RelevanceScale.OLDEST: {
        "0": _NO_INFORMATION,
        "1": "No factors identified",
        "1*": "Factors identified but unlikely to have contributed",
        "2": _CONTRIBUTED,
        "3": _COMPLETE,
    },
    RelevanceScale.LATER: {
        "0": _NO_INFORMATION,
        "1": "No factors identified, or identified but unlikely to have contributed",
        "2": _CONTRIBUTED,
        "3": _COMPLETE,
    },
    RelevanceScale.CURRENT: {code: Relevance(code).label for code in ("0", "1", "2")},
}
"""What each grade meant on each scale."""

_RELEVANCE_NOW = {"1*": Relevance.UNLIKELY, "3": Relevance.CONTRIBUTED}


def relevance_words(grade: str, scale: RelevanceScale) -> str:
    """What the grade meant then. Raises ValueError with a sentence when the scale had no such grade."""
    words = RELEVANCE_WORDS[scale]
    if grade not in words:
        known = ", ".join(words)
        raise ValueError(f"'{grade}' is no grade of the scale {scale.label}. Its grades are {known}.")
    return words[grade]


def relevance_now(grade: str, scale: RelevanceScale) -> Relevance:
    """The grade of today's scale that means the same, for counting over the years; the old one stays stored."""
    relevance_words(grade, scale)
    return _RELEVANCE_NOW.get(grade) or Relevance(grade)


_MODIFIABILITY_NOW = {
    Preventability.PREVENTABLE: Modifiability.IDENTIFIED,
    Preventability.POTENTIALLY: Modifiability.IDENTIFIED,
    Preventability.NOT_PREVENTABLE: Modifiability.NONE,
    Preventability.INADEQUATE: Modifiability.INADEQUATE,
}


def modifiability_now(then: Preventability) -> Modifiability:
    """The nearest conclusion of today. The two questions are not the same: never join them in one trend."""
    return _MODIFIABILITY_NOW[then]


def conclusion_words(code: str, on: date) -> str:
    """The conclusion in the words of its day: preventability before April 2010, modifiability since.

    Raises ValueError with a sentence when the code was not one of those.
    """
    codes = Preventability if on < MODIFIABILITY_BEGAN else Modifiability
    if not codes.has(code):
        raise ValueError(
            f"'{code}' was not a conclusion on {on:%-d %B %Y}. Use one of {', '.join(codes.codes())}."
        )
    return codes.label_of(code)
