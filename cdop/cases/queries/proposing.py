"""Which forms that only some deaths call for are asked of a case."""

from __future__ import annotations

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.cases.completing import facts_of
from cdop.cases.models import Case
from cdop.cases.queries.everything import every_answer
from cdop.cases.supplementing import standings
from cdop.dataset.elements import StatutoryForm


def proposed_forms(case: Case, *, by: AnyActor) -> tuple[StatutoryForm, ...]:
    """The forms for agencies that this case calls for: proposed, begun or added, and not set aside. One query."""
    check(by, Permission.CASE_VIEW)
    answers = every_answer(case)
    held = standings(answers, facts_of(case, answers))
    return tuple(each.form for each in held if each.is_asked and each.form.asked_of_agencies)
