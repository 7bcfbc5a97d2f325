"""Forms of imports: the files to bring in, and a held row with every value as the file has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from cdop.dataset.elements import Element, Kind
from cdop.dataset.forms import section
from cdop.imports.extract import CASE_COLUMNS, FACTOR_COLUMNS, element
from cdop.imports.findings import field_of
from cdop.imports.problems import ERROR
from cdop.imports.reading import MOST_BYTES

_AS_WRITTEN = {
    Kind.DATE: "As DD/MM/YYYY, such as 27/03/2026.",
    Kind.DATETIME: "As YYYY-MM-DD HH:MM, such as 2026-03-27 14:05.",
    Kind.CODES: "Numbers from 1 to 10, separated by semicolons, such as 8;7.",
}


class UploadForm(forms.Form):
    """One or two files, and whether only to look what would become of them."""

    cases = forms.FileField(
        label="File of cases",
        help_text="CSV, at most 10 MB, one row a notification.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    factors = forms.FileField(
        label="File of factors (optional)",
        help_text="CSV, one row a factor of a reviewed case.",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    check_only = forms.BooleanField(
        label="Check only: say what would happen, and keep nothing", required=False
    )

    def clean_cases(self) -> UploadedFile:
        return self._of_size("cases", "The file of cases")

    def clean_factors(self) -> UploadedFile | None:
        return self._of_size("factors", "The file of factors") if self.cleaned_data["factors"] else None

    def _of_size(self, name: str, what: str) -> UploadedFile:
        file: UploadedFile = self.cleaned_data[name]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(f"{what} is larger than 10 MB. Split it and bring in each part.")
        return file


class RowForm(forms.Form):
    """A row as the file has it, every problem beside its value. Whatever is typed is kept and checked anew."""

    def __init__(
        self,
        values: Mapping[str, str],
        factors: Sequence[Mapping[str, str]],
        *,
        problems: Sequence[Mapping[str, str]] = (),
        posted: Mapping[str, str] | None = None,
    ) -> None:
        self.values, self.factors, self.problems = values, factors, problems
        held = {column: values.get(column, "") for column in CASE_COLUMNS}
        for place, line in enumerate(factors, start=1):
            held |= {field_of(place, name): line.get(name, "") for name in FACTOR_COLUMNS}
        self.held = held
        super().__init__(held if posted is None else posted)
        for column in CASE_COLUMNS:
            self.fields[column] = _field(element(column), held[column])
        for place in range(1, len(factors) + 1):
            for name in FACTOR_COLUMNS:
                field = field_of(place, name)
                self.fields[field] = _field(
                    section("findings")[name], held[field], before=f"Factor {place}: "
                )

    def clean(self) -> dict[str, Any]:
        for problem in self.problems:
            if problem["severity"] == ERROR:
                field = problem["field"]
                self.add_error(field if field in self.fields else None, problem["message"])
        return self.cleaned_data

    def typed(self) -> tuple[dict[str, str], list[dict[str, str]]]:
        """Values and factors as typed; a text that only went through a box keeps its own line ends."""
        given = {name: self._kept(name) for name in self.held}
        values = {column: given[column] for column in CASE_COLUMNS}
        factors = [
            {name: given[field_of(place, name)] for name in FACTOR_COLUMNS}
            for place in range(1, len(self.factors) + 1)
        ]
        return values, factors

    def _kept(self, name: str) -> str:
        old = self.held[name]
        new = str(self.data.get(name, old)).replace("\0", "")
        return old if _lines(new) == _lines(old) else new

    @property
    def case_fields(self) -> list[forms.BoundField]:
        return [self[column] for column in CASE_COLUMNS]

    @property
    def factor_groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Each factor by its place and what it is about, with its fields."""
        return [
            (
                f"Factor {place}" + (f" ({code})" if (code := line.get("factor_code", "").strip()) else ""),
                [self[field_of(place, name)] for name in FACTOR_COLUMNS],
            )
            for place, line in enumerate(self.factors, start=1)
        ]

    @property
    def further(self) -> dict[str, str]:
        """What else the row holds, kept with it and not used."""
        return {name: text for name, text in self.values.items() if name not in CASE_COLUMNS and text}


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _field(what: Element, held: str, before: str = "") -> forms.CharField:
    hint = " ".join(part for part in (what.hint, _AS_WRITTEN.get(what.kind, "")) if part)
    return forms.CharField(
        label=f"{before}{what.label}", help_text=hint, required=False, strip=False, widget=_widget(what, held)
    )


def _widget(what: Element, held: str) -> forms.Widget:
    if what.kind is Kind.LONG_TEXT:
        return forms.Textarea(attrs={"rows": 5})
    if what.kind is Kind.CODE and what.codes is not None:
        options = [("", "Not recorded"), *what.codes.options()]
        given = held.strip()
        if held != given or (given and not what.codes.has(given)):
            options.append((held, f"{given} (as the file has it)"))
        return forms.Select(choices=options)
    return forms.TextInput()
