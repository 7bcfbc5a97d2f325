"""The forms of a public notification. Nothing is asked for but what no notification can do without."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from cdop.cases.doubts import Doubt, lift_check_digit
from cdop.cases.forms import AreaOptions, offer_areas, tick_unnamed
from cdop.core.forms import DayWidget
from cdop.core.forms.days import BOXES
from cdop.dataset.elements import Section
from cdop.dataset.fields import NOT_ASKED_LABEL, RadioCodeField, SectionForm, section_form
from cdop.dataset.forms import section
from cdop.notifications.pages import CONTACTS, NOT_KNOWN, OTHER_NAMES, PAGES, Page

MOST_TEXT = 5_000
MOST_ADDRESS = 500
TRAP = "website"
"""A box that no person sees; programs that fill in every box give themselves away by it."""

NO_ANSWER = "No answer"
"""Who is not of the trade is not told "not asked"."""

Typed = Mapping[str, str]


def page_form(page: Page, typed: Typed | None, *, areas: AreaOptions) -> SectionForm:
    """The form of a page, bound to what was typed if it was."""
    form = section_form(page.section)(_bound(typed), on=timezone.localdate())
    tick_unnamed(form)
    offer_areas(form, areas)
    if "date_of_death_precision" in form.fields:
        _offer_not_known(form)
    for name, field in form.fields.items():
        if isinstance(field.widget, forms.Textarea):
            _keep_short(field, MOST_ADDRESS if name == "address" else MOST_TEXT)
            field.widget.attrs["rows"] = 3 if name == "address" else 8
    return _in_plain_words(form)


def check_page(page: Page, form: SectionForm) -> list[Doubt]:
    """Check the form and what this page cannot do without; gives the doubts that are its own."""
    form.is_valid()
    doubts = lift_check_digit(form)
    needed = _NEEDED.get(page.slug)
    if needed:
        needed(form)
    return doubts


def offered(field: forms.ChoiceField) -> list[tuple[Any, Any]]:
    """What may be chosen, as (code, words) or (group, [(code, words), …])."""
    return list(field.widget.choices)


def other_form(number: int, typed: Typed | None) -> SectionForm:
    """Another person who was involved, the `number`th on the page."""
    held = section(CONTACTS)
    chosen = Section(CONTACTS, held.title, tuple(held[name] for name in OTHER_NAMES), identity=True)
    return _in_plain_words(
        section_form(chosen)(_bound(typed), prefix=f"other{number}", on=timezone.localdate())
    )


def _in_plain_words(form: SectionForm) -> SectionForm:
    for field in form.fields.values():
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                (code, NO_ANSWER if words == NOT_ASKED_LABEL else words) for code, words in offered(field)
            ]
    return form


def boxes(form: forms.Form, typed: Mapping[str, Any]) -> dict[str, str]:
    """What was typed into the form's own boxes, and nothing else that was sent."""
    names = [name for field in form for name in _boxes_of(field)]
    return {name: str(typed.get(name)) for name in names if typed.get(name)}


def _boxes_of(bound: forms.BoundField) -> list[str]:
    if isinstance(bound.field.widget, DayWidget):
        return [f"{bound.html_name}_{box}" for box in BOXES]
    return [bound.html_name]


def _bound(typed: Typed | None) -> MultiValueDict[str, str] | None:
    return None if typed is None else MultiValueDict({name: [value] for name, value in typed.items()})


def _offer_not_known(form: SectionForm) -> None:
    asked = form.fields["date_of_death_precision"]
    if isinstance(asked, RadioCodeField):
        *known, blank = offered(asked)
        asked.choices = [*known, (NOT_KNOWN, "The date is not known"), blank]


def _keep_short(field: forms.Field, most: int) -> None:
    def check(text: str) -> None:
        if len(text) > most:
            raise ValidationError(
                f"“{field.label}” has {len(text):,} characters; at most {most:,} are kept. Shorten it."
            )

    field.validators.append(check)


def _need_name(form: SectionForm) -> None:
    given = form.cleaned_data
    named = given.get("forenames") or given.get("surname") or given.get("is_unnamed")
    if not named and not form.errors.keys() & {"forenames", "surname"}:
        form.add_error("forenames", "Enter the child's name, or tick that the baby had not been given one.")


def _need_day(form: SectionForm) -> None:
    given = form.cleaned_data
    is_unknown = given.get("date_of_death_precision") == NOT_KNOWN
    if "date_of_death" in form.errors:
        return
    if given.get("date_of_death") is None and not is_unknown:
        form.add_error("date_of_death", "Enter the date of death, or choose “The date is not known” below.")
    elif given.get("date_of_death") and is_unknown:
        form.add_error(
            "date_of_death_precision", "You gave a date. Leave the date blank, or say how exact it is."
        )


def _need_notifier(form: SectionForm) -> None:
    given = form.cleaned_data
    for name, words in (("notifier_name", "your name"), ("notifier_organisation", "your organisation")):
        if not given.get(name) and name not in form.errors:
            form.add_error(name, f"Enter {words}.")
    reached = given.get("notifier_phone") or given.get("notifier_email")
    if not reached and not form.errors.keys() & {"notifier_phone", "notifier_email"}:
        form.add_error(
            "notifier_phone", "Enter a telephone number or an email address, so that we can reach you."
        )


_NEEDED = {"child": _need_name, "death": _need_day, "you": _need_notifier}

if not _NEEDED.keys() <= PAGES.keys():
    raise ValueError("A page that needs an answer is not among the pages.")
