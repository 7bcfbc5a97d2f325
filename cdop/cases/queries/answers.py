"""Reading the saved answers of a case: facts as they stand, identity unsealed and recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases import sealing, written
from cdop.cases.models import (
    IDENTITY_MODELS,
    SECTION_MODELS,
    Case,
    DocumentAnswers,
    IdentityAnswers,
    SectionAnswers,
)
from cdop.cases.stores import STORES, Store
from cdop.dataset.conditions import FACTS_FROM
from cdop.dataset.forms import section

AnswerRow = SectionAnswers | IdentityAnswers | DocumentAnswers
_MODELS: dict[str, type[Any]] = {**SECTION_MODELS, **IDENTITY_MODELS}


@dataclass(frozen=True)
class Saved:
    """A section as it is saved now, in clear; `version` 0 and no `saved_at` when it never was."""

    values: Mapping[str, Any]
    version: int = 0
    saved_at: datetime | None = None
    saved_by_name: str = ""
    form_version: str = ""


def saved_section(case: Case, slug: str, *, by: AnyActor) -> Saved:
    """The saved answers of one section. Those of identity need the right to see them, and are recorded.

    Of a section that repeats the rows are asked for instead (`queries.rows`).
    """
    if STORES[slug] is Store.IDENTITY:
        return _saved_identity(case, slug, by=by)
    check(by, Permission.CASE_VIEW)
    row = _row(case, slug)
    if isinstance(row, DocumentAnswers):
        return _saved(row, written.from_json(section(slug), row.answers))
    return _saved(row, {name: getattr(row, name) for name in section(slug).names})


def identity(case: Case, slug: str = "child_identity", *, by: AnyActor) -> dict[str, Any]:
    """Who the child was (or who told us), in clear, with the row's `version`. Recorded as a read of identity."""
    saved = _saved_identity(case, slug, by=by)
    return {**saved.values, "version": saved.version}


@transaction.atomic(savepoint=False)
def _saved_identity(case: Case, slug: str, *, by: AnyActor) -> Saved:
    check(by, Permission.IDENTITY_VIEW)
    record("identity.read", by=by, of="case", ref=case.reference, section=slug)
    row = _row(case, slug)
    return _saved(row, sealing.take(row, open_vault(case.panel_id)))  # type: ignore[arg-type]


def told_facts(case: Case) -> dict[str, list[str]]:
    """The facts that are answers themselves (`conditions.FACTS_FROM`), each with its codes; none when blank."""
    told: dict[str, list[str]] = {}
    for fact, places in FACTS_FROM.items():
        for slug, name in places:
            rows = _MODELS[slug]._default_manager.filter(panel_id=case.panel_id, case=case)
            for value in rows.values_list(name, flat=True):
                told.setdefault(fact, []).extend([value] if isinstance(value, str) and value else value or [])
    return {fact: codes for fact, codes in told.items() if codes}


def _row(case: Case, slug: str) -> AnswerRow:
    if STORES[slug] is Store.DOCUMENT:
        rows = DocumentAnswers.objects.filter(panel_id=case.panel_id, case=case, slug=slug)
        return rows.first() or DocumentAnswers(panel_id=case.panel_id, case=case, slug=slug)
    model = _MODELS[slug]
    held: AnswerRow | None = model.objects.filter(panel_id=case.panel_id, case=case).first()
    return held or model(panel_id=case.panel_id, case=case)


def _saved(row: AnswerRow, values: Mapping[str, Any]) -> Saved:
    if not row.is_stored:
        return Saved(values)
    return Saved(values, row.version, row.saved_at, row.saved_by_name, row.form_version)
