"""What agencies handed in, opened for the office. That it was read is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.agencies import sheets
from cdop.agencies.known import Answers
from cdop.agencies.merging import Place, Question, Told, merge
from cdop.agencies.models import Answer, Resolution
from cdop.audit.actions import record
from cdop.cases import queries as cases
from cdop.cases.models import Case
from cdop.cases.stores import STORES
from cdop.cases.written import from_json
from cdop.dataset.forms import SECTIONS


@dataclass(frozen=True)
class Merged:
    """All that agencies told about a death: their sections, and the questions side by side."""

    told: Sequence[Told] = field(repr=False)
    questions: Sequence[Question] = field(repr=False)

    def find(self, place: Place) -> Question | None:
        return next((question for question in self.questions if question.place == place), None)

    @property
    def new(self) -> list[Question]:
        """Those of which the record holds nothing and agencies agree."""
        return [question for question in self.questions if question.state == "new"]


# No savepoint: within a request there is a transaction already, which the record must share.
@transaction.atomic(savepoint=False)
def merged(case: Case, *, by: AnyActor) -> Merged:
    """Every section that was handed in, merged. Sections in work, and who answered, are left out."""
    check(by, Permission.CASE_VIEW)
    record("answers.read", by=by, of="case", ref=case.reference)
    told = _told(case, by)
    return Merged(told, merge(_case_answers(case), told, _decided(case, by)))


def _told(case: Case, by: AnyActor) -> list[Told]:
    vault = open_vault(by.panel_id)
    rows = Answer.objects.filter(panel_id=by.panel_id, request__case=case, is_submitted=True)
    found = []
    for row in rows.select_related("request__agency").order_by("request__agency__name", "pk"):
        sheet = sheets.take(row, vault) if row.slug in SECTIONS else sheets.Sheet()
        if not sheet.is_blank:
            found.append(Told(row.request_id, row.request.agency.name, row.saved_at, row.slug, sheet))
    return found


def _case_answers(case: Case) -> Answers:
    held: Mapping[str, Any] = cases.every_answer(case)
    return {
        slug: from_json(SECTIONS[slug], held[slug])
        for slug in STORES
        if held.get(slug) and not SECTIONS[slug].identity and not SECTIONS[slug].repeats
    }


def _decided(case: Case, by: AnyActor) -> dict[Place, datetime]:
    rows = Resolution.objects.filter(panel_id=by.panel_id, case=case).order_by()
    last = rows.values_list("slug", "name").annotate(last=Max("decided_at"))
    return {(slug, name): at for slug, name, at in last}
