"""What is wrong with a form, in sentences that name the question, each with the address of its box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.forms import BaseForm, BoundField, CheckboxInput, FileInput
from django.forms.fields import Field
from django.forms.formsets import BaseFormSet
from django.forms.widgets import ChoiceWidget

from cdop.core.forms.days import DayWidget, typed_day

AnyForm = BaseForm | BaseFormSet


@dataclass(frozen=True)
class Complaint:
    """A sentence, and `#id` of the box to mend (empty when it concerns the whole form)."""

    text: str
    href: str


def sentences(bound: BoundField) -> list[str]:
    """The errors of one field. Django's bare "This field is required." is made to name the question."""
    return [
        _required(bound) if _is_bare_required(bound, error) else message
        for error in bound.errors.as_data()
        for message in error.messages
    ]


def _is_bare_required(bound: BoundField, error: ValidationError) -> bool:
    return error.code == "required" and error.message == Field.default_error_messages["required"]


def _required(bound: BoundField) -> str:
    label = str(bound.label).rstrip(": ")
    widget = bound.field.widget
    if isinstance(widget, FileInput):
        return f"Choose a file for “{label}”"
    if isinstance(widget, ChoiceWidget):
        return f"Choose an answer to “{label}”"
    if isinstance(widget, CheckboxInput):
        return f"Tick “{label}” to go on"
    return f"Enter an answer to “{label}”"


def first_box(bound: BoundField) -> str:
    """The id of the box to go to: for a day, the first faulty one of the three."""
    widget = bound.field.widget
    if isinstance(widget, DayWidget):
        return f"{bound.auto_id}_{next(iter(typed_day(bound.value()).faulty_boxes), 'day')}"
    return bound.auto_id


def _of_form(form: BaseForm) -> Iterator[Complaint]:
    for message in form.non_field_errors():
        yield Complaint(str(message), "")
    for bound in form:
        for text in sentences(bound):
            label = str(bound.label).rstrip("?:. ")
            named = text if label.casefold() in text.casefold() else f"{label}: {text}"
            yield Complaint(named, "" if bound.is_hidden else f"#{first_box(bound)}")


def complaints(forms: Iterable[AnyForm]) -> list[Complaint]:
    """Everything wrong with the bound forms and formsets, in the order of the page."""
    found: list[Complaint] = []
    for form in forms:
        if not form.is_bound:
            continue
        if isinstance(form, BaseFormSet):
            found += [Complaint(str(message), "") for message in form.non_form_errors()]
            found += complaints(form.forms)
        else:
            found += _of_form(form)
    return found
