"""Form fields from a section. Nothing is required in order to save: an unfinished section is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cdop.core.forms import DayField, ask_when
from cdop.dataset.checks import CheckFailed, check_number, check_text
from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Element, Kind, Section

NOT_ASKED = "-"
NOT_ASKED_LABEL = "Not asked"
RADIOS_UP_TO = 6
STANDS_ALONE = ("none", "nk", "na")


class RadioCodeField(forms.ChoiceField):
    """One code by radios; cleans to the code, or to "" by a choice of its own, so that it can be undone."""

    widget = forms.RadioSelect

    def prepare_value(self, value: Any) -> Any:
        return value or NOT_ASKED

    def to_python(self, value: Any) -> str:
        text: str = super().to_python(value)
        return "" if text == NOT_ASKED else text


class CodesField(forms.MultipleChoiceField):
    """Several codes; cleans to a list. "None" and "not known" are not joined with another answer."""

    widget = forms.CheckboxSelectMultiple

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        alone = [code for code in value if code in STANDS_ALONE]
        if alone and len(value) > 1:
            label = dict(self.choices)[alone[0]]  # type: ignore[arg-type]
            raise ValidationError(f"Choose “{label}” alone, or leave it out.", code="stands_alone")


class SectionForm(forms.Form):
    """One section, or one row of a repeating section. Cleans every answer; none is required."""

    section: ClassVar[Section]

    def __init__(
        self, *args: Any, facts: Mapping[str, Any] | None = None, on: date | None = None, **kwargs: Any
    ) -> None:
        """With `facts` and the day of the form, questions that cannot apply are left out unless answered."""
        super().__init__(*args, **kwargs)
        for element in self.section:
            answered = not is_blank(self.get_initial_for_field(self.fields[element.name], element.name))
            if answered or _may_apply(element, facts or {}, on):
                self._keep_retired(element)
            else:
                del self.fields[element.name]

    def _keep_retired(self, element: Element) -> None:
        """Offer a retired code again where it is the stored answer, so that saving does not lose it."""
        stored = self.get_initial_for_field(self.fields[element.name], element.name)
        field = self.fields[element.name]
        if element.codes is None or not stored or not isinstance(field, forms.ChoiceField):
            return
        held = (stored,) if isinstance(stored, str) else stored
        current = dict(element.codes.current_options())
        lost = [code for code in held if code not in current and element.codes.has(code)]
        field.choices = [*field.choices, *((code, element.codes.label_of(code)) for code in lost)]  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for element in self.section:
            value = cleaned.get(element.name)
            if is_blank(value):
                continue
            try:
                cleaned[element.name] = _checked(element, value)
            except CheckFailed as failed:
                self.add_error(element.name, ValidationError(str(failed), code=failed.code))
        return cleaned


def _checked(element: Element, value: Any) -> Any:
    if element.kind.is_number:
        check_number(element, value)
    if element.kind is Kind.TEXT:
        return check_text(element, value)
    if element.kind is Kind.DATETIME and value > timezone.now() and not element.may_be_future:
        raise CheckFailed("in_future", f"{element.label} must not lie in the future. Check the day and time.")
    # Browsers send line ends as two characters; stored text has one, so that it compares and hashes alike.
    return value.replace("\r\n", "\n") if element.kind is Kind.LONG_TEXT else value


def _may_apply(element: Element, facts: Mapping[str, Any], on: date | None) -> bool:
    clauses = element.when.clauses if element.when else ()
    known = [clause for clause in clauses if clause.name in facts]
    return (on is None or element.in_force(on)) and all(clause.holds(facts[clause.name]) for clause in known)


def section_form(section: Section) -> type[SectionForm]:
    """A form class for a section; make it with `initial=` the stored answers."""
    name = "".join(part.capitalize() for part in section.slug.split("_"))
    return type(
        f"{name}Form",
        (SectionForm,),
        {"__module__": __name__, "section": section, **form_fields(section)},
    )


def form_fields(section: Section) -> dict[str, forms.Field]:
    """One form field an element, in order, with label, hint and the condition under which it is shown."""
    fields: dict[str, forms.Field] = {}
    for element in section:
        field = _FIELDS[element.kind](
            element, {"label": element.label, "help_text": element.hint, "required": False}
        )
        if element.unit:
            field.widget.attrs["data-suffix"] = element.unit
        _show_when(field, element, section)
        fields[element.name] = field
    return fields


def _show_when(field: forms.Field, element: Element, section: Section) -> None:
    """Pass on the one condition a page can follow by itself: another answer of the section has some code."""
    for clause in element.when.clauses if element.when else ():
        if clause.codes and clause.name in section.names:
            ask_when(field, clause.name, *clause.codes)


Made = Callable[[Element, dict[str, Any]], forms.Field]


def _text(element: Element, common: dict[str, Any]) -> forms.Field:
    # Longer than the column: spaces in an NHS number or postcode go before the length is checked.
    most = (element.length or 0) + (20 if element.check else 0)
    wrong = f"{element.label} can have at most {most} characters. Shorten it."
    return forms.CharField(**common, max_length=most, error_messages={"max_length": wrong})


def _long_text(element: Element, common: dict[str, Any]) -> forms.Field:
    return forms.CharField(**common, widget=forms.Textarea)


def _day(element: Element, common: dict[str, Any]) -> forms.Field:
    return DayField(**common, latest=None if element.may_be_future else timezone.localdate)


def _time(element: Element, common: dict[str, Any]) -> forms.Field:
    wrong = f"{element.label} must be a time of day, such as 14:05."
    return forms.TimeField(**common, input_formats=["%H:%M"], error_messages={"invalid": wrong})


def _moment(element: Element, common: dict[str, Any]) -> forms.Field:
    wrong = f"{element.label} must be a day and time, such as 27/03/2026 14:05."
    return forms.DateTimeField(
        **common, input_formats=["%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M"], error_messages={"invalid": wrong}
    )


def _integer(element: Element, common: dict[str, Any]) -> forms.Field:
    wrong = f"{element.label} must be a whole number, such as 12."
    return forms.IntegerField(**common, error_messages={"invalid": wrong})


def _decimal(element: Element, common: dict[str, Any]) -> forms.Field:
    wrong = f"{element.label} must be a number, such as 24.5."
    places = f"{element.label} is kept to {element.decimals} decimal place(s). Round it."
    return forms.DecimalField(
        **common,
        decimal_places=element.decimals,
        error_messages={"invalid": wrong, "max_decimal_places": places},
    )


def _code(element: Element, common: dict[str, Any]) -> forms.Field:
    if element.codes is None:
        raise TypeError(f"The element '{element.name}' has no code list.")
    options = element.codes.current_options()
    if len(options) <= RADIOS_UP_TO:
        radios = RadioCodeField(**common, choices=[*options, (NOT_ASKED, NOT_ASKED_LABEL)])
        return _with_hints(radios, element)
    return forms.ChoiceField(**common, choices=[("", NOT_ASKED_LABEL), *options])


def _codes(element: Element, common: dict[str, Any]) -> forms.Field:
    if element.codes is None:
        raise TypeError(f"The element '{element.name}' has no code list.")
    return _with_hints(CodesField(**common, choices=element.codes.current_options()), element)


def _with_hints(field: forms.Field, element: Element) -> forms.Field:
    hints = {entry.code: entry.hint for entry in element.codes or () if entry.hint}
    field.widget.choice_hints = hints
    return field


_FIELDS: dict[Kind, Made] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _long_text,
    Kind.DATE: _day,
    Kind.TIME: _time,
    Kind.DATETIME: _moment,
    Kind.INTEGER: _integer,
    Kind.DECIMAL: _decimal,
    Kind.CODE: _code,
    Kind.CODES: _codes,
}
