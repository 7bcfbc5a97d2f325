"""Forms of the directory and of reminders. No saving."""

from __future__ import annotations

from typing import Any

from django import forms

from cdop.agencies.ladder import Ladder
from cdop.agencies.persons import Person
from cdop.dataset.codelists.agencies import AgencyType


class AgencyForm(forms.Form):
    """One entry of the directory."""

    name = forms.CharField(
        label="Name of the agency",
        max_length=160,
        help_text="As it is written on its letters, such as the practice, trust, school or force.",
        error_messages={"required": "Enter the name of the agency."},
    )
    type = forms.ChoiceField(
        label="Kind of agency",
        help_text="Decides what it is usually asked; that can be changed at each request.",
        error_messages={"required": "Choose what kind of agency it is."},
    )
    note = forms.CharField(
        label="Note for the office",
        required=False,
        help_text="For example who answers in the holidays. Never about a child.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types: Any = self.fields["type"]
        types.choices = [("", "Choose one"), *AgencyType.current_options()]


class ContactForm(forms.Form):
    """A person or mailbox at an agency."""

    email = forms.EmailField(
        label="Work e-mail address",
        help_text="Links and codes go to this mailbox alone, so choose one that is read and not shared widely.",
        error_messages={
            "required": "Enter the work e-mail address.",
            "invalid": "Enter an e-mail address, such as name@example.nhs.uk.",
        },
    )
    name = forms.CharField(label="Name", max_length=200, required=False)
    role = forms.CharField(label="Role", max_length=200, required=False)
    phone = forms.CharField(
        label="Work telephone",
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"data-width": "20"}),
    )
    is_lead = forms.BooleanField(
        label="Tell this person when an answer stays away",
        required=False,
        help_text="The lead gets a letter without a link once an answer is overdue.",
    )

    @property
    def person(self) -> Person:
        return Person(
            **{part: self.cleaned_data[part].strip() for part in ("name", "role", "email", "phone")}
        )


class StartForm(forms.Form):
    """Usual kinds of agency, to begin a directory with."""

    types = forms.MultipleChoiceField(
        label="Kinds of agency",
        help_text="Each becomes an entry named as its kind; give it its own name and a contact afterwards.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one kind of agency."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types: Any = self.fields["types"]
        types.choices = AgencyType.current_options()


class LadderForm(forms.Form):
    """On which days the panel reminds by itself."""

    reminders = forms.CharField(
        label="Remind so many days after asking",
        required=False,
        help_text="Whole numbers with commas between, such as 7, 14, 21. Leave empty to send none.",
        widget=forms.TextInput(attrs={"data-width": "20"}),
    )
    escalation = forms.IntegerField(
        label="Turn to the agency's lead so many days after the answer was due",
        required=False,
        min_value=1,
        max_value=365,
        help_text="Leave empty never to do so.",
        error_messages={
            "invalid": "Days after the answer was due must be a whole number, such as 1.",
            "min_value": "Days after the answer was due must be 1 or more.",
            "max_value": "Days after the answer was due must be 365 or fewer.",
        },
        widget=forms.TextInput(attrs={"data-width": "3", "inputmode": "numeric"}),
    )

    @classmethod
    def held(cls, ladder: Ladder) -> dict[str, Any]:
        return {"reminders": ", ".join(map(str, ladder.reminders)), "escalation": ladder.escalation}

    def clean_reminders(self) -> list[int]:
        parts = [part.strip() for part in self.cleaned_data["reminders"].split(",") if part.strip()]
        if any(not (part.isascii() and part.isdigit() and len(part) < 4) for part in parts):
            raise forms.ValidationError(
                "Days after asking must be whole numbers with commas between, such as 7, 14, 21."
            )
        return [int(part) for part in parts]
