"""Forms of matching: a reason, another record, an incident, a list of deaths, a row of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from cdop.core.forms import DayField
from cdop.matching.checking import FIELDS, LABELS
from cdop.matching.models import LinkKind, ListSource
from cdop.matching.reading import MOST_BYTES

_SHORT = {"data-width": "10"}


class ReasonForm(forms.Form):
    """Why something was decided, in the person's words."""

    reason = forms.CharField(
        help_text="Kept with the record. Do not write names.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, question: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = question


class OtherForm(forms.Form):
    """Another record of the panel, by its reference."""

    other = forms.CharField(
        label="Reference of the other record",
        help_text="Such as BCDF-2345.",
        max_length=12,
        widget=forms.TextInput(attrs=_SHORT),
        error_messages={"required": "Enter the reference of the other record, such as BCDF-2345."},
    )

    def clean_other(self) -> str:
        return str(self.cleaned_data["other"]).strip().upper()


class LinkForm(OtherForm):
    """Another record, and how the two children belong together."""

    field_order = ("kind", "other")
    kind = forms.ChoiceField(
        label="How they belong together",
        choices=LinkKind.current_options,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how the two children belong together."},
    )


class KindForm(forms.Form):
    """How the two children of a pair belong together."""

    kind = forms.ChoiceField(
        label="How they belong together",
        choices=LinkKind.current_options,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how the two children belong together."},
    )


class IncidentForm(forms.Form):
    """One event in which several children died."""

    title = forms.CharField(
        label="Short title",
        help_text="Names nobody. Such as “House fire, Preston, March 2026”.",
        max_length=120,
        error_messages={"required": "Enter a short title that names nobody."},
    )
    happened_on = DayField(label="Day of the incident", required=False, latest=timezone.localdate)
    narrative = forms.CharField(
        label="What happened",
        help_text="Kept encrypted. Everyone who opens it is recorded.",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class ListForm(forms.Form):
    """A list of deaths that somebody else keeps."""

    source = forms.ChoiceField(
        label="Who keeps the list",
        choices=[("", "Choose"), *ListSource.current_options()],
        error_messages={"required": "Choose who keeps the list."},
    )
    period_from = DayField(label="First day of the list", latest=timezone.localdate)
    period_to = DayField(label="Last day of the list", latest=timezone.localdate)
    file = forms.FileField(
        label="The list",
        help_text="CSV, at most 1 MB and 5,000 rows. The first line names the columns: any of Surname, Forenames "
        "(or Name), NHS number, Date of birth, Date of death, Sex, Postcode.",
        allow_empty_file=True,
        error_messages={"required": "Choose the file that holds the list."},
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError("The file is larger than 1 MB. Split it and bring in each part.")
        return file


class RowForm(forms.Form):
    """A row as the list has it; what was wrong with it stands above the fields."""

    def __init__(self, text: Mapping[str, str], posted: Any = None) -> None:
        held = {name: text.get(name, "") for name in FIELDS}
        if not held["surname"] and text.get("name"):
            held["surname"] = text["name"]
        super().__init__(posted, initial=held)
        for name in FIELDS:
            self.fields[name] = forms.CharField(label=LABELS[name], required=False, max_length=300)
        for name in ("born_on", "died_on"):
            self.fields[name].help_text = "Such as 27/03/2026."
