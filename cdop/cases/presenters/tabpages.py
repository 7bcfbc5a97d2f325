"""One tab of the case file: its sections, how far each is answered, and what is answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from cdop.cases import written
from cdop.cases.completing import Answered
from cdop.cases.models import Case
from cdop.cases.presenters import tabs
from cdop.cases.presenters.casefile import status
from cdop.cases.presenters.rows import kinds
from cdop.cases.presenters.sections import in_words
from cdop.cases.stores import Answers
from cdop.cases.supplementing import ON_CALL, Standing
from cdop.core.shapes import Line
from cdop.core.words import count
from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Section
from cdop.dataset.forms import form, form_of, section

KEY_WORKER = "key_worker"


@dataclass(frozen=True)
class Card:
    """A section on its tab. `url` is empty where the person may not open it; sealed answers are not shown."""

    title: str
    status: str
    tone: str
    url: str
    words: str
    is_sealed: bool
    lines: Sequence[Line] = ()
    note: str = ""


@dataclass(frozen=True)
class Group:
    """The sections of one form on a tab, and where the form can be set aside."""

    title: str
    cards: Sequence[Card]
    set_aside: str = ""


@dataclass(frozen=True)
class Offer:
    """A form that is not asked of this case, whether somebody set it aside, and where to add it."""

    title: str
    why: str
    url: str


def groups(
    case: Case,
    tab: str,
    answered: Sequence[Answered],
    answers: Answers,
    names: Mapping[str, str],
    *,
    may_see_identity: bool,
    may_change: bool,
) -> list[Group]:
    """The cards of a tab, by form, in the order of the tab."""
    here = {each.section.slug: each for each in answered}
    found: dict[str, list[Card]] = {}
    for asked in tabs.sections_of(tab):
        if asked.slug in here:
            made = _card(case, here[asked.slug], answers, names, may_see_identity, may_change)
            found.setdefault(form_of(asked.slug).slug, []).append(made)
    return [_group(case, slug, cards, may_change) for slug, cards in found.items()]


def offers(case: Case, held: Sequence[Standing], *, may_change: bool) -> list[Offer]:
    """The forms not asked of this case."""
    return [
        Offer(
            each.form.title,
            "Set aside" if each.choice else "",
            reverse("cases:supplementary", args=[case.reference, each.form.slug]) if may_change else "",
        )
        for each in held
        if not each.is_asked
    ]


def family_lines(answers: Answers) -> list[Line]:
    """What the family has been told and given, at a glance; nobody is named."""
    told: Mapping[str, Any] = answers.get("family_support") or {}
    people: Sequence[Mapping[str, Any]] = answers.get("people") or []
    questions: Sequence[Mapping[str, Any]] = answers.get("family_questions") or []
    open_ones = sum(is_blank(row.get("answer")) for row in questions)
    waiting = f", {open_ones} without an answer yet" if open_ones else ""
    worker = "Recorded" if any(row.get("relation") == KEY_WORKER for row in people) else ""
    asked = f"{count(len(questions), 'question')} recorded{waiting}" if questions else ""
    return [
        Line("Key worker", worker),
        Line("Booklet given on", _told("booklet_given_on", told)),
        Line("Questions from the family", asked),
        Line("Outcome of the review told", _told("feedback_given", told)),
    ]


def contact_asked(answers: Answers) -> str:
    """What the family asked about being contacted, in the words that were recorded."""
    told: Mapping[str, Any] = answers.get("family_support") or {}
    return _told("do_not_contact_reason", told)


def _told(name: str, told: Mapping[str, Any]) -> str:
    element = section("family_support")[name]
    return in_words(element, written.read(element, told.get(name)), {})


def _group(case: Case, slug: str, cards: Sequence[Card], may_change: bool) -> Group:
    can_go = may_change and slug in {each.slug for each in ON_CALL}
    return Group(
        form(slug).title,
        cards,
        reverse("cases:supplementary", args=[case.reference, slug]) if can_go else "",
    )


def _card(
    case: Case,
    each: Answered,
    answers: Answers,
    names: Mapping[str, str],
    may_see_identity: bool,
    may_change: bool,
) -> Card:
    asked, held = each.section, answers.get(each.section.slug)
    words, tone = status(each)
    is_open = may_see_identity or not asked.identity
    lines: Sequence[Line] = ()
    note = ""
    if each.rows is not None:
        note = kinds(asked, held or []) if each.rows else "No entries yet."
    elif not asked.identity:
        lines = _lines(asked, held or {}, names)
    return Card(
        title=asked.title,
        status=words,
        tone=tone,
        url=reverse("cases:section", args=[case.reference, asked.slug]) if is_open else "",
        words=_verb(each, may_change),
        is_sealed=asked.identity,
        lines=lines,
        note=note,
    )


def _verb(each: Answered, may_change: bool) -> str:
    if each.section.identity or each.rows is not None:
        return "Open"
    if not may_change:
        return "Read"
    return "Change" if each.is_begun else "Answer"


def _lines(asked: Section, held: Mapping[str, Any], names: Mapping[str, str]) -> list[Line]:
    """What was answered, in words."""
    values = written.from_json(asked, held)
    told = [(element, in_words(element, values[element.name], names)) for element in asked]
    return [Line(element.label, words) for element, words in told if words]
