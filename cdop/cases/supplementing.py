"""Which forms a case answers: those of every death, and those that this one calls for. Pure: it opens nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cdop.cases.models import Choice
from cdop.cases.stores import CHOICES, FORMS_OF_A_CASE, Answers
from cdop.dataset.elements import Stage, StatutoryForm
from cdop.dataset.supplementary import is_proposed

_ON_CALL = (Stage.SUPPLEMENTARY, Stage.JOINT_RESPONSE)
ON_CALL: tuple[StatutoryForm, ...] = tuple(form for form in FORMS_OF_A_CASE if form.stage in _ON_CALL)
"""Forms that only some deaths call for."""


@dataclass(frozen=True)
class Standing:
    """How a form that only some deaths call for stands on a case. `choice` is what a person decided, if any."""

    form: StatutoryForm
    is_proposed: bool
    is_begun: bool
    choice: str = ""

    @property
    def is_asked(self) -> bool:
        """What a person decided comes first; then whether the answers propose it, or it was begun."""
        if self.choice:
            return self.choice == Choice.ADDED
        return self.is_proposed or self.is_begun


def standings(answers: Answers, facts: Mapping[str, Any]) -> list[Standing]:
    """Every form that only some deaths call for."""
    choices: Mapping[str, str] = answers.get(CHOICES, {})
    return [
        Standing(
            form, is_proposed(form, answers, facts), _is_begun(form, answers), choices.get(form.slug, "")
        )
        for form in ON_CALL
    ]


def forms_asked(answers: Answers, facts: Mapping[str, Any]) -> list[StatutoryForm]:
    """The forms of the case, in the order in which people meet them."""
    left_out = {each.form.slug for each in standings(answers, facts) if not each.is_asked}
    return [form for form in FORMS_OF_A_CASE if form.slug not in left_out]


def _is_begun(form: StatutoryForm, answers: Answers) -> bool:
    return any(answers.get(section.slug) for section in form.sections)
