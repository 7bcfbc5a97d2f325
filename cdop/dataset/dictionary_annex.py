"""Annexes of the data dictionary: older forms in today's terms, and what is not declared."""

from __future__ import annotations

from collections.abc import Iterator

from cdop.dataset.codelists.former import FormerDomain, Preventability
from cdop.dataset.former import (
    RELEVANCE_WORDS,
    domain_now,
    former_forms,
    modifiability_now,
    relevance_now,
)
from cdop.dataset.forms import form
from cdop.dataset.markdown import table
from cdop.dataset.not_declared import not_declared
from cdop.dataset.sources import explain


def former() -> Iterator[str]:
    """How older forms, domains, grades and conclusions read today."""
    yield from ["## Older forms", ""]
    yield "Numbers moved between sets, so a number is read only together with its numbering. Old answers stay"
    yield "stored in the words and codes of their day; what is shown here stands beside them."
    yield ""
    yield from table(["Numbering", "Name", "Title then", "Today", "Source"], _forms())
    yield from table(["Domain then", "Domain today"], _domains())
    yield from table(["Scale of relevance", "Grade", "Meaning then", "Grade today"], _grades())
    yield "Before April 2010 a death was judged preventable or not. The nearest conclusion of today is shown, but"
    yield "the two questions are not the same and are never joined in one trend."
    yield ""
    conclusions = [[then.label, modifiability_now(then).label] for then in Preventability]
    yield from table(["Conclusion until March 2010", "Nearest conclusion today"], conclusions)


def undeclared() -> Iterator[str]:
    """What the statutory forms ask and this dataset does not."""
    yield from ["## Not declared, and why", ""]
    rows = [[form(each.form).title, f"`{each.name}`", each.why] for each in not_declared()]
    yield from table(["Form", "Element", "Why"], rows)


def _forms() -> Iterator[list[str]]:
    for old in former_forms():
        today = form(old.form).title if old.form else "none"
        yield [old.numbering.label, old.name, old.title, today, explain(old.source)]


def _domains() -> Iterator[list[str]]:
    for old in FormerDomain:
        now = domain_now(old)
        yield [old.label, f"{now.code}: {now.label}" if now else "B or C, by the factor"]


def _grades() -> Iterator[list[str]]:
    for scale, words in RELEVANCE_WORDS.items():
        for grade, meaning in words.items():
            yield [scale.label, grade.replace("*", "\\*"), meaning, relevance_now(grade, scale).code]
