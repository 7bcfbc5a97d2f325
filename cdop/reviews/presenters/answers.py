"""Answers of the Analysis form in words, and two versions of them side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from cdop.core.shapes import Line
from cdop.core.words import day
from cdop.dataset.classification import primary_category
from cdop.dataset.codelists import Category, Modifiability
from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Element, Kind
from cdop.dataset.forms import section
from cdop.reviews.models import SECTIONS, Review, ReviewRow
from cdop.reviews.rules import SET_BY_STAGES

_SHOWN_APART = ("domain_statements", "classification")


@dataclass(frozen=True)
class Conflict:
    """Who saved first, when, and the answers that differ: question, theirs, yours."""

    by: str
    at: datetime
    differences: list[tuple[str, str, str]]


@dataclass(frozen=True)
class CategoryLine:
    number: str
    label: str
    meaning: str
    is_primary: bool


@dataclass(frozen=True)
class Classification:
    """The categories chosen, in the order of the hierarchy, and the panel's conclusion in words."""

    categories: list[CategoryLine]
    modifiability: str


def answers_of(row: Review | ReviewRow, slug: str) -> dict[str, Any]:
    """The stored answers of a section, by element."""
    return {name: getattr(row, name) for name in section(slug).names}


def section_lines(review: Review | None) -> list[tuple[str, str, list[Line]]]:
    """Slug, title and answers of each section that is shown as a list."""
    shown = [slug for slug in SECTIONS if slug not in _SHOWN_APART]
    return [(slug, section(slug).title, _lines(review, section(slug).elements)) for slug in shown]


def fixed_days(review: Review, slug: str) -> list[Line]:
    """The answers of a section that are recorded with a stage: shown, not asked."""
    return _lines(review, [e for e in section(slug).elements if e.name in SET_BY_STAGES])


def _lines(review: Review | None, elements: Iterable[Element]) -> list[Line]:
    return [Line(e.label, _paragraphs(in_words(e, getattr(review, e.name, None)))) for e in elements]


def in_words(element: Element, value: Any) -> str:
    """A stored answer as text: labels for codes, days spelled out, nothing for a blank."""
    if is_blank(value):
        return ""
    if element.kind is Kind.DATE and isinstance(value, date):
        return day(value)
    if element.codes is None:
        return str(value)
    codes = [value] if isinstance(value, str) else value
    return "\n".join(element.codes.label_of(code) for code in codes)


def _paragraphs(text: str) -> SafeString:
    """Line ends kept, everything else escaped."""
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in text.split("\n")))


def classification(review: Review | None) -> Classification:
    chosen = sorted((Category(code) for code in review.categories), key=lambda c: c.number) if review else []
    first = primary_category(review.categories) if review and review.categories else None
    concluded = review.modifiability if review else ""
    return Classification(
        [CategoryLine(c.code, c.label, c.hint, c is first) for c in chosen],
        Modifiability.label_of(concluded) if concluded else "",
    )


def conflict(review: Review, slug: str, typed: Mapping[str, Any]) -> Conflict:
    """What is saved beside what was typed, where the two differ."""
    elements = section(slug)
    differences = [
        (elements[name].label, in_words(elements[name], saved), in_words(elements[name], typed[name]))
        for name, saved in answers_of(review, slug).items()
        if name in typed and saved != typed[name]
    ]
    return Conflict(review.saved_by_name, review.saved_at, differences)
