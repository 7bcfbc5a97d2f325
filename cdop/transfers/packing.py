"""What goes along with a case: its answers as they stand, by section, and how they were asked. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cdop.cases import written
from cdop.cases.models import Case
from cdop.cases.queries import Opened
from cdop.cases.stores import CHOICES, FORMS_OF_A_CASE, STORES, Store
from cdop.cases.versions import asked_on
from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Stage, StatutoryForm
from cdop.dataset.forms import form_of, section

Answers = Mapping[str, Mapping[str, Any]]
ALWAYS = tuple(form.slug for form in FORMS_OF_A_CASE if form.stage is Stage.NOTIFICATION)
"""Forms that go with every case: without them there is none."""
CHOSEN: tuple[StatutoryForm, ...] = tuple(form for form in FORMS_OF_A_CASE if form.slug not in ALWAYS)
"""Forms that the sender may send on or keep."""


@dataclass(frozen=True)
class Packed:
    """A case in clear, on its way from one panel's vault into another's: held in memory, never stored."""

    reference: str
    notified_at: datetime
    answers: Answers
    rows: Sequence[tuple[str, Mapping[str, Any]]]
    choices: Mapping[str, str]
    form_versions: Mapping[str, str]


def pack(case: Case, told: Mapping[str, Any], who: Opened, forms: Collection[str]) -> Packed:
    """The answers of the notification and of `forms`. `told` is `queries.every_answer`, `who` its identity in clear."""
    sent = {*ALWAYS, *forms}
    return Packed(
        reference=case.reference,
        notified_at=case.notified_at,
        answers=_answers(told, who, sent),
        rows=[(row.slug, row.values) for row in who.rows if form_of(row.slug).slug in sent],
        choices={form: choice for form, choice in told.get(CHOICES, {}).items() if form in sent},
        form_versions={
            form.slug: form.version_on(asked_on(case)).name for form in FORMS_OF_A_CASE if form.slug in sent
        },
    )


def _answers(told: Mapping[str, Any], who: Opened, sent: Collection[str]) -> Answers:
    found: dict[str, dict[str, Any]] = {}
    for slug, store in STORES.items():
        if store is Store.ROWS or form_of(slug).slug not in sent:
            continue
        held = who.sections.get(slug) if store is Store.IDENTITY else _read(slug, told.get(slug))
        given = {name: value for name, value in (held or {}).items() if not is_blank(value)}
        if given:
            found[slug] = given
    return found


def _read(slug: str, held: Mapping[str, Any] | None) -> dict[str, Any]:
    return written.from_json(section(slug), held) if held else {}
