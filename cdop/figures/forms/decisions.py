"""A word with a decision about a release."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms


class ReasonForm(forms.Form):
    """Why: asked for or optional."""

    reason = forms.CharField(
        help_text="Kept with the release, and shown to everyone who may see it. Do not write names or counts.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, question: str, is_needed: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reason"]
        field.label = question if is_needed else f"{question} (optional)"
        field.required = is_needed
        field.error_messages["required"] = "Say why."


class TokenForm(forms.Form):
    """Sent twice is the same as once."""

    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"token": uuid.uuid4()})
        super().__init__(*args, **kwargs)

    def key(self) -> str:
        return f"form:{self.cleaned_data['token']}"
