"""Finding cases: only through the person's own panel, and every look at one is recorded."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Count
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases import sealing
from cdop.cases.models import IDENTITY_MODELS, SECTION_MODELS, Case, CaseStep, SectionAnswers
from cdop.cases.models.case import CaseQuerySet


def cases_of(by: AnyActor) -> CaseQuerySet:
    """The cases of the panel `by` works for."""
    check(by, Permission.CASE_VIEW)
    return Case.objects.filter(panel_id=by.panel_id)


def find_case(reference: str, *, by: AnyActor) -> Case:
    """The case, or 404 as if it did not exist when it is another panel's."""
    case = cases_of(by).filter(reference=reference.upper()).first()
    if case is None:
        raise Http404("There is no case with this reference on your panel.")
    return case


@transaction.atomic
def open_case(reference: str, *, by: AnyActor) -> Case:
    """The case for reading; that it was opened is recorded with the read."""
    case = find_case(reference, by=by)
    record("case.opened", by=by, of="case", ref=case.reference)
    return case


def answers(case: Case, slug: str) -> SectionAnswers:
    """The saved answers of a section of facts, or an empty row when none were saved."""
    model = SECTION_MODELS[slug]
    return model.objects.filter(panel_id=case.panel_id, case=case).first() or model(
        panel_id=case.panel_id, case=case, version=0
    )


@transaction.atomic
def identity(case: Case, slug: str = "child_identity", *, by: AnyActor) -> dict[str, Any]:
    """Who the child was (or who told us), in clear, with the row's `version`. Recorded as a read of identity."""
    check(by, Permission.IDENTITY_VIEW)
    record("identity.read", by=by, of="case", ref=case.reference, section=slug)
    model = IDENTITY_MODELS[slug]
    row = model.objects.filter(panel_id=case.panel_id, case=case).first()
    if row is None:
        blank = sealing.take(model(panel_id=case.panel_id, case=case), open_vault(case.panel_id))
        return {**blank, "version": 0}
    return {**sealing.take(row, open_vault(case.panel_id)), "version": row.version}


def steps(case: Case) -> list[CaseStep]:
    return list(CaseStep.objects.filter(panel_id=case.panel_id, case=case))


def counts_by_state(by: AnyActor) -> dict[str, int]:
    """How many cases stand in each state."""
    rows = cases_of(by).values("state").annotate(n=Count("id")).order_by()
    return {row["state"]: row["n"] for row in rows}
