"""The forms of transfers: an agreement, where a case goes, a reason, learning. No saving."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from cdop.access.models import Panel
from cdop.core.forms import DayField
from cdop.dataset.codelists.transfers import TransferReason
from cdop.transfers.actions import Agreement
from cdop.transfers.packing import CHOSEN

_SEALED = "Stored encrypted."


def _box(label: str, hint: str, *, required: bool = False, missing: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": missing} if missing else None,
    )


def _reasons() -> list[tuple[str, str]]:
    return [("", "Choose a reason"), *TransferReason.current_options()]


class AgreementForm(forms.Form):
    """Why another panel reviews the death, who agreed it, and when."""

    reason = forms.ChoiceField(
        label="Why does another panel review the death?",
        choices=_reasons,
        help_text="If the child lived in the other panel’s area, the death counts there. Otherwise it stays counted "
        "where it was notified.",
        error_messages={"required": "Choose why another panel reviews the death"},
    )
    note = _box(
        "In more words", f"The other panel reads this before it decides. Do not write names. {_SEALED}"
    )
    agreed_by = forms.CharField(
        label="Agreed by",
        max_length=200,
        help_text="By role, such as the designated doctors of both panels.",
        error_messages={"required": "Say who agreed the transfer, by their role"},
    )
    agreed_on = DayField(label="Date it was agreed", latest=timezone.localdate)

    @property
    def agreement(self) -> Agreement:
        held = self.cleaned_data
        return Agreement(held["reason"], held["agreed_by"], held["agreed_on"], held["note"])


class SendingForm(AgreementForm):
    """What goes along, and whether learning is asked back."""

    sent = forms.MultipleChoiceField(
        label="What is sent on beside the notification",
        choices=[(form.slug, form.title) for form in CHOSEN],
        initial=[form.slug for form in CHOSEN],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Only what is answered goes along. What agencies wrote in returns of their own stays here.",
    )
    asks_learning = forms.BooleanField(
        label="Ask for the learning of the review to be sent back", required=False
    )


class OfferForm(SendingForm):
    """To a panel of this installation."""

    to = forms.ChoiceField(
        label="Panel", error_messages={"required": "Choose the panel that is to review the death"}
    )
    field_order = ("to", "reason", "note", "agreed_by", "agreed_on", "sent", "asks_learning")

    def __init__(self, *args: Any, panels: Sequence[Panel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._panels = {panel.code: panel for panel in panels}
        names = [(panel.code, panel.name) for panel in panels]
        self.fields["to"].choices = [("", "Choose a panel"), *names]  # type: ignore[attr-defined]

    @property
    def answers(self) -> dict[str, Any]:
        """What the action takes."""
        held = self.cleaned_data
        return {
            "to": self._panels[held["to"]],
            "agreement": self.agreement,
            "forms": held["sent"],
            "asks_learning": held["asks_learning"],
        }


class OutsideForm(SendingForm):
    """To a panel that does not use this installation."""

    to_name = forms.CharField(
        label="Name of the panel",
        max_length=160,
        error_messages={"required": "Write the name of the panel that is to review the death"},
    )
    records_sent_on = DayField(
        label="Date the records were sent",
        help_text="Leave it empty when they are not sent yet. Print them from the next page.",
        required=False,
        latest=timezone.localdate,
    )
    field_order = (
        "to_name",
        "reason",
        "note",
        "agreed_by",
        "agreed_on",
        "records_sent_on",
        "sent",
        "asks_learning",
    )

    @property
    def answers(self) -> dict[str, Any]:
        held = self.cleaned_data
        names = ("to_name", "asks_learning", "records_sent_on")
        return {"agreement": self.agreement, "forms": held["sent"], **{name: held[name] for name in names}}


class ReceivedForm(AgreementForm):
    """From a panel that does not use this installation."""

    from_name = forms.CharField(
        label="Name of the panel it came from",
        max_length=160,
        error_messages={"required": "Write the name of the panel the case came from"},
    )
    their_reference = forms.CharField(label="Their reference", max_length=40, required=False)
    field_order = ("from_name", "their_reference", "reason", "note", "agreed_by", "agreed_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reasons = {"residence": "The child lived in this panel’s area"}
        options = [(code, reasons.get(code, label.replace("there", "here"))) for code, label in _reasons()]
        self.fields["reason"].label = "Why does this panel review the death?"
        self.fields["reason"].choices = options  # type: ignore[attr-defined]
        self.fields[
            "reason"
        ].help_text = (
            "If the child lived in this panel’s area, the death counts here. Otherwise only its review does."
        )
        self.fields["note"].help_text = f"Do not write names. {_SEALED}"

    @property
    def answers(self) -> dict[str, Any]:
        held = self.cleaned_data
        names = ("from_name", "their_reference")
        return {"agreement": self.agreement, **{name: held[name] for name in names}}


class WhyForm(forms.Form):
    reason = _box(
        "Why?", f"The other panel reads it. Do not write names. {_SEALED}", required=True, missing="Say why"
    )


class LearningForm(forms.Form):
    text = _box(
        "What the other panel may know of the outcome",
        f"These words and the date of the review are all that is sent. Do not write names. {_SEALED}",
        required=True,
        missing="Write what the other panel may know of the outcome",
    )


class HeardForm(forms.Form):
    reviewed_on = DayField(label="Date they reviewed the death", latest=timezone.localdate)
    received_on = DayField(label="Date their answer came", latest=timezone.localdate)
    text = _box("What they sent", f"Do not write names. {_SEALED}")
