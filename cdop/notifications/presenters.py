"""Notifications in words: the office's list, and what was typed as it is checked before it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse

from cdop.cases.doubts import Doubt
from cdop.cases.presenters.words import age_at_death, area_words
from cdop.core.forms.errors import first_box, sentences
from cdop.core.shapes import Cell, Column, Line, Table
from cdop.core.words import day, moment
from cdop.dataset.conditions import is_blank
from cdop.notifications.forms import offered
from cdop.notifications.models import Notification
from cdop.notifications.pages import OTHERS, OTHERS_TITLE
from cdop.notifications.telling import Checked, Telling

_COLUMNS = (Column("Reference"), Column("Sent"), Column("Age at death"), Column("Area"))


@dataclass(frozen=True)
class Part:
    """One page of the notification as it stands on the last one."""

    slug: str
    title: str
    lines: Sequence[Line]
    missing: Sequence[str]


@dataclass(frozen=True)
class AskedAgain:
    """A doubt as the page shows it: `href` is the box to go to."""

    code: str
    sentence: str
    href: str


def table(rows: Sequence[Notification], names: Mapping[str, str]) -> Table:
    """One line a notification. No name, no date of birth or death."""
    return Table("Received from outside and not checked yet", _COLUMNS, [_row(row, names) for row in rows])


def _row(row: Notification, names: Mapping[str, str]) -> tuple[object, ...]:
    return (
        Cell(row.case.reference, url=reverse("cases:case", args=[row.case.reference]), is_day=True),
        moment(row.sent_at),
        age_at_death(row.case) or "Not known",
        area_words(row.case, names) or "Not known",
    )


def public_address(panel_code: str) -> str:
    """Where anyone may tell this panel of a death."""
    return reverse("notify:start", urlconf=settings.OUTSIDE_URLCONF, args=[panel_code])


def doubts(found: Sequence[Doubt], form: forms.Form) -> list[AskedAgain]:
    return [AskedAgain(each.code, each.sentence, first_box(form[each.field])) for each in found]


def parts(checked: Sequence[Checked], telling: Telling) -> list[Part]:
    """Everything that was typed, page by page, with what is missing or odd."""
    found = [Part(each.page.slug, each.page.title, _lines(each.form), _missing(each)) for each in checked]
    others = telling.others()
    lines = [Line(f"Person {number}", _person(form)) for number, form in enumerate(others, 1)]
    return [*found, Part(OTHERS, OTHERS_TITLE, lines or [Line("Others", "Nobody named")], [])]


def _missing(checked: Checked) -> list[str]:
    wrong = [text for bound in checked.form for text in sentences(bound)]
    return list(dict.fromkeys([*wrong, *(doubt.sentence for doubt in checked.doubts)]))


def _lines(form: forms.Form) -> list[Line]:
    given = form.cleaned_data
    return [
        Line(str(bound.label), in_words(bound, given[bound.name]))
        for bound in form
        if not is_blank(given.get(bound.name))
    ]


def _person(form: forms.Form) -> str:
    if not form.is_valid():
        return "To be looked at again"
    told = [in_words(form[name], value) for name, value in form.cleaned_data.items() if not is_blank(value)]
    return ", ".join(told)


def in_words(bound: forms.BoundField, value: Any) -> str:
    """An answer as it was meant: the words of a choice, a date in full."""
    if isinstance(bound.field, forms.ChoiceField):
        return _choice(bound.field, value)
    if isinstance(bound.field, forms.BooleanField):
        return "Yes"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return day(value) if hasattr(value, "year") else str(value)


def _choice(field: forms.ChoiceField, value: str) -> str:
    for code, label in offered(field):
        if isinstance(label, list | tuple):
            found = dict(label).get(value)
            if found:
                return str(found)
        elif code == value:
            return str(label)
    return value
