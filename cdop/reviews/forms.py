"""The forms of a review: its sections and lines as the dataset has them, and one for each stage. No saving."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from cdop.core.forms import DayField
from cdop.dataset.codelists.review import Relevance
from cdop.dataset.factors import by_domain
from cdop.dataset.fields import NOT_ASKED, SectionForm, section_form
from cdop.dataset.forms import section
from cdop.reviews.rules import SET_BY_STAGES

NOT_SAID = "Not answered yet"


def form_for(slug: str) -> type[ReviewForm]:
    """The form of a section or of one line of it; days that belong to a stage are left out."""
    if slug == "findings":
        return FindingForm
    made = section_form(section(slug))
    return type(f"Review{made.__name__}", (ReviewForm, made), {"__module__": __name__})


class ReviewForm(SectionForm):
    """A section of the review, with the mark of what the person saw when the page was opened."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SET_BY_STAGES & set(self.fields):
            del self.fields[name]
        for field in self.fields.values():
            if isinstance(field.widget, forms.RadioSelect):
                _name_the_blank(field)
        if "categories" in self.fields:
            categories: Any = self.fields["categories"]
            # Their meanings speak of one another by number.
            categories.choices = [(code, f"{code}. {label}") for code, label in categories.choices]

    def see(self, mark: str) -> None:
        """Take the answers as they are now for seen: the person is shown them beside what was typed."""
        typed: Any = self.data
        self.data = typed.copy()
        self.data["seen"] = mark  # type: ignore[index]

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, by element."""
        return {name: self.cleaned_data[name] for name in self.section.names if name in self.cleaned_data}


def _name_the_blank(field: Any) -> None:
    field.choices = [(code, NOT_SAID if code == NOT_ASKED else label) for code, label in field.choices]


class FindingForm(ReviewForm, section_form(section("findings"))):  # type: ignore[misc]
    """One factor: from the coded list, or in free words under a domain."""

    field_order = ("factor_code", "factor_text", "domain", "relevance", "modifiable", "note")

    def __init__(self, *args: Any, initial: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        held = dict(initial or {})
        if held.get("factor_code"):
            held["domain"] = ""  # it follows from the code, and would stand in the way of another
        super().__init__(*args, initial=held, **kwargs)
        self.fields["factor_code"].choices = _coded_factors()  # type: ignore[attr-defined]
        self.fields["factor_text"].widget.attrs["rows"] = 3
        self.fields["note"].widget.attrs["rows"] = 3
        self.fields[
            "domain"
        ].help_text = "Only when no coded factor fits: a coded factor brings its own domain."
        relevance: Any = self.fields["relevance"]
        relevance.choices = [
            (code, f"{code} – {label}" if Relevance.has(code) else label) for code, label in relevance.choices
        ]
        domain: Any = self.fields["domain"]
        domain.choices = [
            (code, f"{code} – {label}" if code != NOT_ASKED else "The domain of the coded factor")
            for code, label in domain.choices
        ]


def _coded_factors() -> list[tuple[str, Any]]:
    groups = [
        (f"{domain.code} – {domain.label}", [(term.code, f"{term.code} {term.label}") for term in terms])
        for domain, terms in by_domain().items()
    ]
    return [("", "No coded factor fits"), *groups]


def _reason(label: str, hint: str = "", *, required: bool = True) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, help_text=hint, required=required, widget=box)


class GoingOnForm(forms.Form):
    """A stage that something may keep waiting: then, and only then, it asks why the case goes on."""

    def ask_why(self) -> None:
        self.fields["despite"] = _reason(
            "Why the case goes on all the same",
            "Only if it should not wait. Kept with the step in the case’s history. No names.",
            required=False,
        )


class MeetingForm(GoingOnForm):
    on = DayField(label="Date of the review meeting", required=False, latest=timezone.localdate)
    reason = _reason(
        "If none was held, why",
        "For example: the perinatal mortality review took its place. No names.",
        required=False,
    )


class ReadyForm(GoingOnForm):
    reason = _reason("Note", "Kept with the step in the case's history. No names.", required=False)


class ListingForm(GoingOnForm):
    on = DayField(label="Date of the panel meeting")


class ConcludingForm(forms.Form):
    reviewed_on = DayField(
        label="Date of the panel meeting",
        help_text="The meeting at which the review was concluded, not an earlier one that deferred it. "
        "This day decides the year in which the case is counted.",
        latest=timezone.localdate,
    )


class DeferringForm(forms.Form):
    reason = _reason("Why the panel could not conclude", "No names.")
    needed = _reason("What the panel needs", "For example: the report of the inquest.")
    owner = forms.CharField(
        label="Who is to get it",
        help_text="The role, such as panel coordinator or designated doctor.",
        max_length=200,
    )


class ReopeningForm(forms.Form):
    reason = _reason("Why the case is reopened", "For example: the inquest has ended. No names.")


class SigningForm(forms.Form):
    """Nothing to type: pressing the button is the signature."""
