"""Reading the rows of sections that repeat. Those that name people are unsealed, and the read is recorded."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import Vault, open_vault
from cdop.audit.actions import record
from cdop.cases import sealing, written
from cdop.cases.models import Case, RepeatedRow
from cdop.cases.queries.answers import Saved
from cdop.dataset.forms import section


@dataclass(frozen=True)
class Row:
    """One row in clear. `id` never changes; `stored` is the row itself, for the actions on it."""

    id: uuid.UUID
    case_id: int
    slug: str
    values: Mapping[str, Any]
    version: int
    saved_at: datetime
    saved_by_name: str
    form_version: str
    withdrawn_at: datetime | None
    withdrawn_by_name: str
    withdrawn_why: str
    stored: RepeatedRow

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None

    @property
    def saved(self) -> Saved:
        """The row as one would have it of a section that does not repeat."""
        return Saved(self.values, self.version, self.saved_at, self.saved_by_name, self.form_version)


@transaction.atomic(savepoint=False)
def rows(case: Case, slug: str, *, by: AnyActor, withdrawn: bool = False) -> list[Row]:
    """The rows of a case's section in their order; with `withdrawn`, those taken out as well."""
    _check_may_read(slug, by)
    if section(slug).identity:
        record("identity.read", by=by, of="case", ref=case.reference, section=slug)
    found = _of(case, slug)
    return _opened(found if withdrawn else found.filter(withdrawn_at=None), by)


@transaction.atomic(savepoint=False)
def find_row(case: Case, slug: str, number: uuid.UUID, *, by: AnyActor) -> Row:
    """One row of a case, withdrawn or not; 404 when there is none. Recorded as `rows` is."""
    _check_may_read(slug, by)
    held = _opened(_of(case, slug).filter(id=number), by)
    if not held:
        raise Http404("There is no such entry on this case.")
    if section(slug).identity:
        record("identity.read", by=by, of="case", ref=case.reference, section=slug)
    return held[0]


def _check_may_read(slug: str, by: AnyActor) -> None:
    check(by, Permission.IDENTITY_VIEW if section(slug).identity else Permission.CASE_VIEW)


def _of(case: Case, slug: str) -> QuerySet[RepeatedRow]:
    return RepeatedRow.objects.filter(panel_id=case.panel_id, case=case, slug=slug)


def _opened(found: QuerySet[RepeatedRow], by: AnyActor) -> list[Row]:
    vault = open_vault(by.panel_id)
    return [_row(held, vault) for held in found.select_related("case")]


def _row(held: RepeatedRow, vault: Vault) -> Row:
    return Row(
        id=held.id,
        case_id=held.case_id,
        slug=held.slug,
        values=written.from_json(section(held.slug), sealing.open_row(held, vault)),
        version=held.version,
        saved_at=held.saved_at,
        saved_by_name=held.saved_by_name,
        form_version=held.form_version,
        withdrawn_at=held.withdrawn_at,
        withdrawn_by_name=held.withdrawn_by_name,
        withdrawn_why=sealing.open_why(held, vault),
        stored=held,
    )
