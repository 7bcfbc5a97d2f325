"""A notification while it is being told: what was typed on each page, what is missing, odd, and meant.

Holds names and dates in clear: never kept but sealed (`to_json`), never logged.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from cdop.cases.doubts import Doubt, doubts_about, unanswered
from cdop.cases.forms import AreaOptions, own_areas
from cdop.dataset.conditions import is_blank
from cdop.dataset.fields import SectionForm
from cdop.notifications.forms import Typed, check_page, other_form, page_form
from cdop.notifications.pages import MOST_OTHERS, NOT_KNOWN, OTHERS, PAGES, Page


@dataclass
class Telling:
    """What was typed, by page; `answered` are the doubts to which it was said that the answer is right."""

    typed: dict[str, dict[str, str]] = field(default_factory=dict)
    answered: list[str] = field(default_factory=list)

    @classmethod
    def from_json(cls, text: str) -> Telling:
        held: dict[str, Any] = json.loads(text)
        return cls(held["typed"], held["answered"])

    def to_json(self) -> str:
        return json.dumps({"typed": self.typed, "answered": self.answered})

    def keep(self, slug: str, typed: Typed, answered: Collection[str] = ()) -> None:
        """Take what was typed on a page in place of what was there."""
        self.typed[slug] = dict(typed)
        self.answered = sorted({*self.answered, *answered})

    def others(self) -> list[SectionForm]:
        """The people listed so far, in order; those left blank are passed over."""
        typed = self.typed.get(OTHERS, {})
        forms = [other_form(number, typed) for number in range(1, MOST_OTHERS + 1)]
        return [form for form in forms if any(name.startswith(f"{form.prefix}-") for name in typed)]


@dataclass(frozen=True)
class Checked:
    """One page after it was checked."""

    page: Page
    form: SectionForm
    doubts: list[Doubt]


def check_all(telling: Telling, *, areas: AreaOptions) -> list[Checked]:
    """Every page, each with its errors and with the doubts that are still open.

    What two pages say together is judged on the later one.
    """
    checked = []
    for page in PAGES.values():
        form = page_form(page, telling.typed.get(page.slug, {}), areas=areas)
        checked.append(Checked(page, form, check_page(page, form)))
    values = _together(checked)
    _check_days(checked, values)
    odd = doubts_about(values, on=timezone.localdate(), served=own_areas(areas))
    return [
        Checked(
            each.page, each.form, unanswered([*each.doubts, *_of(each.page, odd, values)], telling.answered)
        )
        for each in checked
    ]


def is_whole(checked: list[Checked]) -> bool:
    """Whether nothing stands against sending it."""
    return not any(each.form.errors or each.doubts for each in checked)


def answers_of(checked: list[Checked]) -> dict[str, dict[str, Any]]:
    """What is told, by section of the dataset; blanks are left out."""
    found: dict[str, dict[str, Any]] = {}
    for each in checked:
        for name, value in each.form.cleaned_data.items():
            if not is_blank(value) and value != NOT_KNOWN:
                found.setdefault(each.page.section_of(name), {})[name] = value
    return found


def _together(checked: list[Checked]) -> dict[str, Any]:
    return {name: value for each in checked for name, value in each.form.cleaned_data.items()}


def _check_days(checked: list[Checked], values: Mapping[str, Any]) -> None:
    born, died = values.get("date_of_birth"), values.get("date_of_death")
    if born and died and died < born:
        wrong = "The date of death is before the date of birth. Check both dates."
        for each in checked:
            for name in {"date_of_birth", "date_of_death"} & each.form.fields.keys():
                each.form.add_error(name, wrong)


def _of(page: Page, odd: list[Doubt], values: Mapping[str, Any]) -> list[Doubt]:
    """The doubts to be asked on a page: those of its own questions, and an age once the death is dated."""
    names = {name for asked in page.asked.values() for name in asked}
    age_here = "date_of_death" if values.get("date_of_death") else "date_of_birth"
    moved = [
        Doubt(each.code, age_here, each.sentence) if each.field == "date_of_birth" else each for each in odd
    ]
    return [each for each in moved if each.field in names]
