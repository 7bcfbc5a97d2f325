"""A table of one's own numbers, pasted or as a file, and how it is to be protected."""

from __future__ import annotations

from typing import Any

from django import forms

from cdop.figures.orders import ROUNDING, SUPPRESSION
from cdop.figures.protecting import MOST_BYTES, Wish

_TOO_MUCH = f"The file is larger than {MOST_BYTES // 1000} kB. Use the command for a larger one."


class ProtectForm(forms.Form):
    text = forms.CharField(
        label="The table, as CSV",
        help_text="A line of names, then a line for each cell: a code for each breakdown, then the count. "
        "Totals are made, or checked where they are given as “Total”.",
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        required=False,
        strip=False,
    )
    file = forms.FileField(label="Or a file", required=False, help_text="CSV, or JSON with “rows”.")
    method = forms.ChoiceField(
        label="How are small counts protected?",
        choices=[(ROUNDING, "All figures are rounded together"), (SUPPRESSION, "Small counts are hidden")],
        widget=forms.RadioSelect,
        initial=ROUNDING,
    )
    threshold = forms.CharField(
        label="A count is small below", initial="5", widget=forms.TextInput(attrs={"data-width": "3"})
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        file = data.get("file")
        if file is not None and (file.size or 0) > MOST_BYTES:
            self.add_error("file", _TOO_MUCH)
        elif file is not None:
            try:
                data["text"] = file.read().decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("file", "This file is not text in UTF-8. Save it as CSV (UTF-8).")
        if not self.errors and not str(data.get("text") or "").strip():
            self.add_error("text", "Paste a table, or choose a file.")
        return data

    @property
    def is_json(self) -> bool:
        """By what it begins with: a table's first line never begins so."""
        return str(self.cleaned_data["text"]).lstrip().startswith("{")

    def wish(self) -> Wish:
        return Wish(method=self.cleaned_data["method"], threshold=self.cleaned_data["threshold"].strip())
