"""Forms by which agencies are asked: whom, for what, by when; and what becomes of a request. No saving."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils import timezone

from cdop.agencies import questions
from cdop.agencies.actions import Ask
from cdop.agencies.models import Agency, Request
from cdop.agencies.queries import Entry, Suggestion
from cdop.core.forms import DayField
from cdop.dataset.codelists.agencies import AgencyType

NOBODY = "nobody"


class ChooseForm(forms.Form):
    """Which agencies of the directory are to be asked about a death."""

    agency = forms.MultipleChoiceField(
        label="Agencies",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one agency.",
            "invalid_choice": "One of the agencies cannot be asked any more. Choose from the list.",
        },
    )

    def __init__(self, *args: Any, agencies: Sequence[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agency"]
        groups: dict[str, list[tuple[str, str]]] = {}
        for each in sorted(agencies, key=lambda one: (AgencyType.codes().index(one.type), one.name)):
            groups.setdefault(AgencyType.label_of(each.type), []).append((str(each.pk), each.name))
        field.choices = [option for options in groups.values() for option in options]
        kinds = {str(each.pk): AgencyType.label_of(each.type) for each in agencies}
        field.widget.choice_hints = {
            number: kinds[number] for number, name in field.choices if name != kinds[number]
        }


class AdoptForm(forms.Form):
    """Which of the professionals recorded with the case come into the directory."""

    row = forms.MultipleChoiceField(
        label="Professionals to be asked for a report", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, suggested: Sequence[tuple[Suggestion, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["row"]
        field.choices = [(str(each.row), each.name) for each, _ in suggested]
        field.widget.choice_hints = {str(each.row): line for each, line in suggested}
        field.initial = [number for number, _ in field.choices]


class DueForm(forms.Form):
    due_on = DayField(label="Answers are wanted by", earliest=timezone.localdate)


class AskForm(forms.Form):
    """What one agency is asked, and who there."""

    contact = forms.ChoiceField(
        label="Who answers",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose who answers, or keep the request as a draft.",
            "invalid_choice": "This contact cannot be written to any more. Choose another.",
        },
    )
    sections = forms.MultipleChoiceField(
        label="Sections of the Reporting form", required=False, widget=forms.CheckboxSelectMultiple
    )
    supplementary = forms.MultipleChoiceField(
        label="Supplementary forms", required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label="Note for the office",
        required=False,
        help_text="Stays with the request; the agency does not see it. No names.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, entry: Entry, proposed: Collection[str] = (), **kwargs: Any) -> None:
        self.entry = entry
        type_ = entry.agency.type
        usual = {
            "sections": questions.usual_sections(type_),
            "supplementary": questions.usual_supplementary(type_, proposed),
            "contact": str(entry.contacts[0][0].pk) if entry.contacts else NOBODY,
        }
        kwargs["initial"] = {**usual, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        people = [(str(contact.pk), f"{who.words} ({who.email})") for contact, who in entry.contacts]
        _choices(self, "contact", [*people, (NOBODY, "Nobody yet: keep as a draft")])
        _choices(self, "sections", questions.section_options())
        _choices(self, "supplementary", questions.supplementary_options())

    @property
    def title(self) -> str:
        return self.entry.agency.name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("sections") and not cleaned.get("supplementary"):
            self.add_error("sections", f"Choose what {self.title} is to be asked.")
        return cleaned

    @property
    def ask(self) -> Ask:
        chosen = self.cleaned_data["contact"]
        contact = next((one for one, _ in self.entry.contacts if str(one.pk) == chosen), None)
        return Ask(
            agency=self.entry.agency,
            contact=contact,
            sections=self.cleaned_data["sections"],
            supplementary=self.cleaned_data["supplementary"],
            note=self.cleaned_data["note"],
        )


def _choices(form: forms.Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    field: Any = form.fields[name]
    field.choices = list(choices)


class SeenForm(forms.Form):
    """Holds which version of the request the person was shown."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class SendingForm(SeenForm):
    """To whom the link goes."""

    contact = forms.ChoiceField(
        label="Who answers",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who answers. Add a contact to the directory when there is none."},
    )

    def __init__(self, *args: Any, entry: Entry, request: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "contact", [(str(c.pk), f"{who.words} ({who.email})") for c, who in entry.contacts])
        self.fields["contact"].initial = str(request.contact_id or "")


class ReasonForm(SeenForm):
    reason = forms.CharField(
        label="Why",
        help_text="Kept with the request. No names.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why, in a few words."},
    )


class ReopeningForm(ReasonForm):
    due_on = DayField(label="The answer is wanted by", earliest=timezone.localdate)


class ChangeForm(AskForm, SeenForm):
    """What is asked of an agency that was asked before; who answers is changed by sending it again."""

    due_on = DayField(label="The answer is wanted by")
    field_order = ("due_on", "sections", "supplementary", "note")

    def __init__(self, *args: Any, entry: Entry, request: Request, **kwargs: Any) -> None:
        held = {name: getattr(request, name) for name in ("sections", "supplementary", "note", "due_on")}
        super().__init__(*args, entry=entry, initial={**held, "seen": request.version}, **kwargs)
        del self.fields["contact"]
