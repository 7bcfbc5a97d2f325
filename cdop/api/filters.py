"""What a program may narrow the list of releases by. What is not understood is said, never passed over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from cdop.figures.cohort import Basis
from cdop.figures.publications import kinds
from cdop.figures.states import OUT

PAGE = "page"
_DAY = {"invalid": "Write the day as 2025-04-01."}


class ReleaseFilters(forms.Form):
    kind = forms.ChoiceField(required=False, choices=lambda: [(each, each) for each in kinds()])
    basis = forms.ChoiceField(required=False, choices=lambda: [(each.code, each.label) for each in Basis])
    state = forms.ChoiceField(required=False, choices=lambda: [(each.code, each.label) for each in OUT])
    period_from = forms.DateField(required=False, input_formats=["%Y-%m-%d"], error_messages=_DAY)
    period_to = forms.DateField(required=False, input_formats=["%Y-%m-%d"], error_messages=_DAY)
    page = forms.IntegerField(
        required=False, min_value=1, max_value=10**6, error_messages={"invalid": "Write a whole number."}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                offered = ", ".join(str(code) for code, _ in field.choices)  # type: ignore[union-attr,misc]
                field.error_messages["invalid_choice"] = f"There is no such value. There are: {offered}."


def chosen(asked: QueryDict) -> tuple[dict[str, Any], dict[str, str]]:
    """What was asked for, and what is wrong with it by parameter."""
    form = ReleaseFilters(asked)
    wrong = {name: "There is no such parameter." for name in asked if name not in form.fields}
    if not form.is_valid():
        wrong |= {name: " ".join(str(each) for each in said) for name, said in form.errors.items()}
    found = {name: value for name, value in form.cleaned_data.items() if value and name != PAGE}
    for ours, name in (("start", "period_from"), ("end", "period_to")):
        if name in found:
            found[ours] = found.pop(name)
    return found, wrong
