"""Beginning and writing the text of a summary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from cdop.dataset.factors import by_domain
from cdop.dataset.years import bounds
from cdop.summaries.headings import ANNUAL, CASE, THEME, template
from cdop.summaries.themed import code_of
from cdop.themes.models import Theme

FACTORS = 3
OWN = "theme"
STAYS = "stays"
"""Ticked for each mark that may stand: its key."""


class BeginForm(forms.Form):
    """Of which years, and what it is about."""

    first = forms.ChoiceField(label="First year", error_messages={"required": "Choose a year"})
    last = forms.ChoiceField(label="Last year", help_text="The same year again for one year.", required=False)

    def __init__(
        self, kind: str, years: Sequence[str], *args: Any, themes: Sequence[Theme] = (), **kwargs: Any
    ) -> None:
        """`themes` are those the panel has named; with some, a factor need not be chosen."""
        super().__init__(*args, **kwargs)
        self.kind = kind
        offered = [("", "Choose a year"), *((year, year) for year in years)]
        for name in ("first", "last"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = offered
        if kind == ANNUAL:
            del self.fields["last"]
            self.fields["first"].label = "Year"
        if kind == THEME:
            if themes:
                self.fields[OWN] = _own(themes)
            for number in range(1, FACTORS + 1):
                self.fields[f"factor_{number}"] = _factor(number, required=number == 1 and not themes)
        if kind == CASE:
            self.fields["reference"] = forms.CharField(
                label="Reference of the case",
                max_length=20,
                error_messages={"required": "Enter the reference of the case"},
            )

    def span(self) -> tuple[date, date]:
        first = self.cleaned_data["first"]
        return bounds(first)[0], bounds(self.cleaned_data.get("last") or first)[1]

    def factors(self) -> list[str]:
        names = (OWN, *(f"factor_{number}" for number in range(1, FACTORS + 1)))
        return [code for code in map(self.cleaned_data.get, names) if code]


def _own(themes: Sequence[Theme]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Theme the panel has named",
        choices=[("", "None: factors alone"), *((code_of(theme), theme.name) for theme in themes)],
        required=False,
        help_text="Deaths of which a factor or learning point was tagged with it belong to the theme.",
    )


def _factor(number: int, *, required: bool) -> forms.ChoiceField:
    groups = [(domain.label, [(t.code, t.label) for t in terms]) for domain, terms in by_domain().items()]
    return forms.ChoiceField(
        label="Factor" if required else f"Or factor {number}",
        choices=[("", "Choose a factor" if required else "None"), *groups],
        required=required,
        help_text="Deaths with any of the factors belong to the summary too." if number == 1 else "",
        error_messages={"required": "Choose a factor"},
    )


class VersionForm(forms.Form):
    """Which version was looked at."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class WriteForm(VersionForm):
    """The title and a box for each heading of the kind."""

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"] = forms.CharField(
            label="Title", max_length=120, error_messages={"required": "Enter a title"}
        )
        for heading in template(kind).headings:
            self.fields[heading.slug] = forms.CharField(
                label=heading.title if heading.required else f"{heading.title} (optional)",
                help_text=heading.hint,
                required=heading.required,
                max_length=6000,
                widget=forms.Textarea(attrs={"rows": 6}),
                error_messages={"required": f"Write something under “{heading.title}”"},
            )

    def typed(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def confirmed(self) -> list[str]:
        """Keys of the marks that were ticked; they are told by what they say, not by their place."""
        return self.data.getlist(STAYS) if hasattr(self.data, "getlist") else []
