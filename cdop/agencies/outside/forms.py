"""Forms behind a link: the code, a section without what is known, the declaration, a colleague."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from cdop.agencies.known import Known
from cdop.agencies.outside.paper import Paper
from cdop.agencies.questionnaire import DETAILS
from cdop.agencies.sheets import Typed
from cdop.agencies.tokens import CODE_LENGTH
from cdop.agencies.wording import answer_words
from cdop.core.forms import ask_when
from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Element, Section
from cdop.dataset.fields import SectionForm, section_form
from cdop.dataset.forms import section as find_section

_DIFFERS = "differs_"
_TICKED = "on"
HOLDS_ANOTHER = "We hold something different"


class CodeForm(forms.Form):
    """Six digits, however they are spaced."""

    WRONG = (
        "This code is not right, or it does not work any more. Look for the newest e-mail, "
        "or ask for a new code below."
    )
    code = forms.CharField(
        label="Six-digit code",
        max_length=40,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "data-width": "10"}
        ),
        error_messages={"required": "Enter the six-digit code from the e-mail."},
    )

    def clean_code(self) -> str:
        digits = "".join(self.cleaned_data["code"].split()).replace("-", "")
        if len(digits) != CODE_LENGTH or not (digits.isascii() and digits.isdigit()):
            raise forms.ValidationError(
                "The code has six digits, such as 012345. Enter it as it stands there."
            )
        return digits


@dataclass(frozen=True)
class Part:
    """One question on the page: its field, and what is known already with the box to say otherwise."""

    field: BoundField
    known: Known | None = None
    words: str = ""
    differs: BoundField | None = None

    @property
    def label(self) -> str:
        return str(self.field.label)


class AnswerForm:
    """One section, or one row of a section that repeats. What the panel knows is shown instead of asked, unless
    the agency has answered it before, and so holds something of its own."""

    def __init__(
        self,
        section: Section,
        paper: Paper,
        *,
        held: Mapping[str, Any],
        typed: Any = None,
        draft: Typed | None = None,
        prefix: str | None = None,
    ) -> None:
        known = {} if section.repeats else paper.known(section)
        self.known = {name: one for name, one in known.items() if is_blank(held.get(name))}
        made = section_form(section)
        self.form: SectionForm = made(
            typed, initial=dict(held), facts=paper.facts, on=paper.on, prefix=prefix
        )
        self._offer_to_differ(section)
        if draft is not None:
            self._lay_out(draft)

    @property
    def shown(self) -> list[Part]:
        """The questions in order."""
        return [self._part(name) for name in self.form.fields if not name.startswith(_DIFFERS)]

    def is_valid(self) -> bool:
        return self.form.is_valid()

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered: blanks, and what was left as the panel knows it, are left out."""
        cleaned = self.form.cleaned_data
        return {
            name: value
            for name, value in cleaned.items()
            if not name.startswith(_DIFFERS)
            and not is_blank(value)
            and (name not in self.known or cleaned.get(f"{_DIFFERS}{name}"))
        }

    def _offer_to_differ(self, section: Section) -> None:
        fields = self.form.fields
        for name in [name for name in self.known if name in fields]:
            fields[f"{_DIFFERS}{name}"] = forms.BooleanField(label=HOLDS_ANOTHER, required=False)
            ask_when(fields[name], f"{_DIFFERS}{name}", _TICKED)
        for element in section:
            if element.name in fields and element.name not in self.known:
                self._show_what_follows(element)

    def _show_what_follows(self, element: Element) -> None:
        """A question that hangs on a known answer shows at once where that answer calls for it."""
        for clause in element.when.clauses if element.when else ():
            one = self.known.get(clause.name)
            if one is not None and clause.codes and clause.holds(one.value):
                for name in ("data-when-field", "data-when-values"):
                    self.form.fields[element.name].widget.attrs.pop(name, None)

    def _lay_out(self, draft: Typed) -> None:
        """Put what was typed and not saved back into the boxes, right or wrong."""
        data = QueryDict(mutable=True)
        for name, values in draft.items():
            data.setlist(name, list(values))
        for name, field in self.form.fields.items():
            boxes = self.form.add_prefix(name)
            self.form.initial[name] = field.widget.value_from_datadict(data, {}, boxes)

    def _part(self, name: str) -> Part:
        one = self.known.get(name)
        if one is None:
            return Part(self.form[name])
        words = answer_words(self.form.section[name], one.value)
        return Part(self.form[name], one, words, self.form[f"{_DIFFERS}{name}"])


class DeclarationForm(forms.Form):
    """The last word before a return is handed in."""

    declared = forms.BooleanField(
        label="These answers are what our records show. Where we do not know, we have said so.",
        error_messages={"required": "Tick the declaration to hand in your answers."},
    )


class NothingForm(forms.Form):
    """A nil return: who looked, and that there is nothing."""

    looked = forms.BooleanField(
        label="We have searched our records and hold nothing about this child or family.",
        error_messages={"required": "Tick the box to say that you searched and found nothing."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = section_form(find_section(DETAILS)).base_fields
        for name in ("completed_by", "completed_by_role", "completed_by_email"):
            self.fields[name] = asked[name]
            self.fields[name].required = name != "completed_by_email"
        self.order_fields(["completed_by", "completed_by_role", "completed_by_email", "looked"])

    def details(self, on: date) -> dict[str, Any]:
        """As the section on who answers holds it."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "looked" and value}
        return {**said, "completed_on": on}


class ColleagueForm(forms.Form):
    """Somebody else at the agency who is better placed to answer."""

    name = forms.CharField(label="Your colleague's name", max_length=200)
    email = forms.CharField(
        label="Their work e-mail address",
        max_length=200,
        help_text="At the same organisation: it ends as the address that the request was sent to.",
        widget=forms.EmailInput(),
    )
