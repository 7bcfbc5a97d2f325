"""Forms of attachments: the files to keep, and why one is withdrawn."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from cdop.attachments.checking import ACCEPT
from cdop.attachments.kinds import PaperKind

_MISSING = "Choose a file of at most 25 MB."


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; each is checked by itself, so that a bad one does not cost the others."""

    widget = ManyFiles(attrs={"accept": ACCEPT})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if not files:
            raise forms.ValidationError(_MISSING)
        return files


class AttachForm(forms.Form):
    papers = FilesField(
        label="Files",
        help_text="PDF, Word, Excel, PNG, JPEG or plain text, at most 25 MB each. Several can be chosen at once.",
    )
    kind = forms.ChoiceField(
        label="What they are",
        choices=[("", "Choose one"), *PaperKind.options()],
        error_messages={
            "required": "Choose what the files are.",
            "invalid_choice": "Choose what the files are.",
        },
    )
    title = forms.CharField(
        label="Title (optional)",
        help_text="Kept sealed, as the file is. Without one the file's own name is kept.",
        max_length=200,
        required=False,
    )
    is_anonymous = forms.BooleanField(
        label="They name nobody: people who may not see who the child was can open them",
        required=False,
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="Why is the file withdrawn?",
        help_text="Kept with the case. Do not write names.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why the file is withdrawn."},
    )
