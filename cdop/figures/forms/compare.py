"""Which other release one is set beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from cdop.core.words import moment
from cdop.figures.models import Release


class CompareForm(forms.Form):
    """Its one field is called `from`, a word that Python keeps for itself."""

    def __init__(self, others: Sequence[Release], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from"] = forms.ChoiceField(
            label="The earlier release",
            choices=[("", "Choose a release"), *((str(each.id), _words(each)) for each in others)],
            error_messages={
                "required": "Choose a release to compare with.",
                "invalid_choice": "Choose a release of the list: it must be counted by the same day.",
            },
        )


def _words(release: Release) -> str:
    return f"{release.title}, prepared {moment(release.made_at)}"
