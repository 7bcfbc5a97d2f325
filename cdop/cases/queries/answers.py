"""Reading the saved answers of a case: facts as they stand, identity unsealed and recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Case as Switch
from django.db.models import Expression, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import JSONObject

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases import sealing
from cdop.cases.models import IDENTITY_MODELS, SECTION_MODELS, Case, IdentityAnswers, SectionAnswers
from cdop.dataset.forms import section

AnswerRow = SectionAnswers | IdentityAnswers
SEALED = "sealed"
"""Stands for an answer on identity that is there and was not opened."""
_MODELS: dict[str, type[Any]] = {**SECTION_MODELS, **IDENTITY_MODELS}


@dataclass(frozen=True)
class Saved:
    """A section as it is saved now, in clear; `version` 0 and no `saved_at` when it never was."""

    values: Mapping[str, Any]
    version: int = 0
    saved_at: datetime | None = None
    saved_by_name: str = ""


def saved_section(case: Case, slug: str, *, by: AnyActor) -> Saved:
    """The saved answers of one section. Those of identity need the right to see them, and are recorded."""
    if slug in IDENTITY_MODELS:
        return _saved_identity(case, slug, by=by)
    check(by, Permission.CASE_VIEW)
    row = _row(case, slug)
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


def every_answer(case: Case) -> dict[str, Mapping[str, Any] | None]:
    """The answers of every section as JSON, None where none was saved; one query.

    Of an answer on identity only that it is there: it stays sealed, and in the database.
    """
    held = {f"of_{slug}": Subquery(_as_json(slug, model)) for slug, model in _MODELS.items()}
    row: Mapping[str, Any] = Case.objects.filter(panel_id=case.panel_id, pk=case.pk).values(**held).get()
    return {slug: row[f"of_{slug}"] for slug in _MODELS}


def _as_json(slug: str, model: type[Any]) -> QuerySet[Any, Any]:
    names = section(slug).names
    columns = (
        {name: _is_there(name) for name in names} if slug in IDENTITY_MODELS else {n: F(n) for n in names}
    )
    rows = model.objects.filter(panel_id=OuterRef("panel_id"), case_id=OuterRef("pk"))
    return rows.values(json=JSONObject(**columns))


def _is_there(name: str) -> Expression:
    return Switch(When(**{f"{name}__isnull": False}, then=Value(SEALED)), default=Value(""))


def _row(case: Case, slug: str) -> AnswerRow:
    model = _MODELS[slug]
    held: AnswerRow | None = model.objects.filter(panel_id=case.panel_id, case=case).first()
    return held or model(panel_id=case.panel_id, case=case)


def _saved(row: AnswerRow, values: Mapping[str, Any]) -> Saved:
    if not row.is_stored:
        return Saved(values)
    return Saved(values, row.version, row.saved_at, row.saved_by_name)
