"""A section as it stood at an earlier version, out of what the database keeps when a row changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.audit.queries import past_rows
from cdop.cases import sealing, written
from cdop.cases.models import IDENTITY_MODELS, SECTION_MODELS, Case, DocumentAnswers
from cdop.cases.stores import STORES, Store
from cdop.dataset.forms import section


@transaction.atomic
def section_at(case: Case, slug: str, version: int, *, by: AnyActor) -> dict[str, Any]:
    """Every answer of the section as it was at `version`, blank before the first. One on identity is recorded as read.

    Raises LookupError for a version that never was.
    """
    check(by, Permission.CASE_VIEW)
    content = _content(case, slug, version) if version else {}
    if STORES[slug] is Store.IDENTITY:
        check(by, Permission.IDENTITY_VIEW)
        record("identity.read", by=by, of="case", ref=case.reference, section=slug, version=version)
        return _opened(case, slug, content)
    told = content.get("answers", {}) if STORES[slug] is Store.DOCUMENT else content
    return written.from_json(section(slug), told)


def _content(case: Case, slug: str, version: int) -> Mapping[str, Any]:
    """The row as JSON, columns by name: the one that stands, or the one kept from before."""
    model: Any = {**SECTION_MODELS, **IDENTITY_MODELS}.get(slug, DocumentAnswers)
    rows = model.objects.filter(panel_id=case.panel_id, case=case)
    held = (rows.filter(slug=slug) if model is DocumentAnswers else rows).first()
    if held is None:
        raise LookupError(f"{slug} was never saved")
    if held.version == version:
        return _as_json(held)
    kept = past_rows(chain=case.panel_id, table=model._meta.db_table, row=str(held.pk))
    found = kept.filter(content__version=version).first()
    if found is None:
        raise LookupError(f"{slug} has no version {version}")
    content: dict[str, Any] = found.content
    return content


def _as_json(row: Any) -> dict[str, Any]:
    """A row that stands, as the trigger would keep it; sealed columns as they are."""
    told: dict[str, Any] = {}
    for held in row._meta.fields:
        value = getattr(row, held.attname)
        if isinstance(value, date | time):
            value = value.isoformat()
        told[held.attname] = str(value) if isinstance(value, Decimal) else value
    return told


def _opened(case: Case, slug: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """Sealed columns open only in the row they were sealed for, so its number goes with them."""
    row = IDENTITY_MODELS[slug](case=case, panel_id=case.panel_id)
    if content:
        row.id = content["id"]
    for element in section(slug):
        setattr(row, element.name, _bytes(content.get(element.name)))
    return sealing.take(row, open_vault(case.panel_id))


def _bytes(stored: Any) -> bytes | None:
    """A sealed value as a column gives it, or as JSON tells it: in hexadecimal after a backslash and an x."""
    if isinstance(stored, str):
        return bytes.fromhex(stored.removeprefix("\\x"))
    return bytes(stored) if stored is not None else None
