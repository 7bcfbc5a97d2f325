"""Forms of the worklist: what is searched for, and the name of a filter."""

from __future__ import annotations

from django import forms


class SearchForm(forms.Form):
    text = forms.CharField(
        label="Find a case",
        help_text="A reference, an NHS number, a name, or words that were written. It is not kept or logged.",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Type a reference, a number, a name or words to look for."},
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(text) < 2:
            raise forms.ValidationError("Type two letters or more.")
        return text


class FilterForm(forms.Form):
    name = forms.CharField(
        label="Name of these filters",
        max_length=60,
        help_text="Such as “Neonatal, waiting for panel”. No names of people.",
        error_messages={"required": "Give the filters a name."},
    )
    query = forms.CharField(max_length=1000, widget=forms.HiddenInput, required=False)
