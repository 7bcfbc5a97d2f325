"""Asking for a summary: of a review year, or of other days."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from cdop.core.forms.days import DayField
from cdop.dataset.years import bounds

OTHER = "other"
USUAL = "panel"
KINDS_OFFERED = (
    (USUAL, "Panel summary"),
    ("annual_deaths", "Annual report, first part: deaths of the year"),
    ("annual_notified", "Annual report, second part: notifications of the year"),
    ("annual_open", "Annual report, third part: open at the end of the year"),
    ("annual_report", "Annual report"),
)


class SummaryForm(forms.Form):
    """`token` makes sending it twice the same as once."""

    kind = forms.ChoiceField(label="What", choices=KINDS_OFFERED, required=False)
    period = forms.ChoiceField(label="Period", help_text="A year runs from 1 April to 31 March.")
    start = DayField(
        label="First day", required=False, latest=timezone.localdate, help_text="Only for other days"
    )
    end = DayField(label="Last day", required=False, help_text="Only for other days")
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, years: Sequence[str], *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"token": uuid.uuid4()})
        super().__init__(*args, **kwargs)
        field = self.fields["period"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", "Choose a period"),
            *((year, year) for year in years),
            (OTHER, "Other days, given below"),
        ]
        field.error_messages["required"] = "Choose a period"

    def clean(self) -> dict[str, Any] | None:
        data = super().clean() or self.cleaned_data
        days = {name: data.get(name) for name in ("start", "end")}
        if data.get("period") == OTHER:
            for name, said in (("start", "first"), ("end", "last")):
                if name not in self.errors and days[name] is None:
                    self.add_error(name, f"Enter the {said} day, or choose a year")
        elif data.get("period") and any(days.values()):
            self.add_error("period", "Choose “Other days” to use the days below, or clear them")
        return data

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or USUAL

    def span(self) -> tuple[date, date]:
        """The first and the last day asked for; only of a valid form."""
        if self.cleaned_data["period"] == OTHER:
            return self.cleaned_data["start"], self.cleaned_data["end"]
        return bounds(self.cleaned_data["period"])

    def key(self) -> str:
        """Sent twice, one piece of work; sent again for another period, another."""
        start, end = self.span()
        return f"form:{self.cleaned_data['token']}:{self.cleaned_data['kind']}:{start.isoformat()}:{end.isoformat()}"
