"""Forms of themes: naming one, merging two, tagging a line, choosing among suggestions."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

from cdop.themes.lines import KINDS
from cdop.themes.models import NAME, Theme
from cdop.themes.rules import LONGEST

_REASON = "Kept with the theme. Do not write names of persons."


class ThemeForm(forms.Form):
    """What a theme is called, what belongs to it, and the words it is suggested by."""

    name = forms.CharField(
        label="Name",
        help_text="A few words, such as safe sleeping. It is read by people who see no case.",
        max_length=NAME,
        error_messages={"required": "Enter a name"},
    )
    definition = forms.CharField(
        label="Definition",
        help_text="What belongs to the theme, and what does not.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what belongs to the theme"},
    )
    phrases = forms.CharField(
        label="Words and phrases (optional)",
        help_text="One on each line. A line of a review that holds one of them is suggested for the theme.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def typed_phrases(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["phrases"].splitlines() if line.strip()]


class ReasonForm(forms.Form):
    """Why a theme is retired."""

    reason = forms.CharField(
        label="Why the theme is used no more",
        help_text=_REASON,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why"},
    )


class MergeForm(ReasonForm):
    """Into which theme, and why."""

    field_order = ("into", "reason")
    into = forms.ChoiceField(
        label="Merge it into", error_messages={"required": "Choose the theme that it is merged into"}
    )

    def __init__(self, others: Sequence[Theme], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["into"], others)
        self.fields["reason"].label = "Why the two are one"


class TagForm(forms.Form):
    """A line of the review ("findings-12") and a theme for it."""

    line = forms.RegexField(rf"^({'|'.join(KINDS)})-[0-9]{{1,18}}$", widget=forms.HiddenInput)
    theme = forms.ChoiceField(label="Theme", error_messages={"required": "Choose a theme"})

    def __init__(self, themes: Sequence[Theme], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["theme"], themes)

    def place(self) -> tuple[str, int]:
        """Kind and number of the line."""
        kind, number = self.cleaned_data["line"].split("-")
        return kind, int(number)


class DecideForm(forms.Form):
    """Which suggestions, and whether they hold."""

    chosen = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": "Choose at least one suggestion"}
    )
    act = forms.ChoiceField(choices=[("accept", "Accept"), ("decline", "Decline")])

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        field = self.fields["chosen"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        sent = data.getlist("chosen")
        # Whatever number was sent: the action asks the database whether it is one of the panel's.
        field.choices = [
            (each, each) for each in sent if each.isascii() and each.isdigit() and len(each) < 19
        ]


class LookForm(forms.Form):
    """`token` makes sending it twice the same as once."""

    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"token": uuid.uuid4()})
        super().__init__(*args, **kwargs)


def _offer(field: forms.Field, themes: Sequence[Theme]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", "Choose a theme"), *((str(each.pk), each.name) for each in themes)]
