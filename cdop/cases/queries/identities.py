"""Who several children were, read together: for looking at two records side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases import sealing, written
from cdop.cases.models import IDENTITY_MODELS, Case, RepeatedRow
from cdop.dataset.forms import section

BESIDE = tuple(model.__name__.lower() for model in IDENTITY_MODELS.values())
"""What to read beside a case (`select_related`), so that opening it asks for nothing more."""


@dataclass(frozen=True)
class OpenedRow:
    """One row of a section that repeats, in clear."""

    number: str
    slug: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Opened:
    """The identity sections of one case in clear, by slug, and its rows that stand."""

    sections: Mapping[str, Mapping[str, Any]]
    rows: Sequence[OpenedRow]


@transaction.atomic(savepoint=False)
def identities(cases: Sequence[Case], *, by: AnyActor) -> list[Opened]:
    """The cases in their order. Each is recorded as a read of identity."""
    check(by, Permission.IDENTITY_VIEW)
    vault = open_vault(by.panel_id)
    rows: dict[int, list[OpenedRow]] = defaultdict(list)
    stored = RepeatedRow.objects.filter(
        panel_id=by.panel_id, case__in=[case.pk for case in cases], withdrawn_at=None
    )
    for row in stored:
        values = written.from_json(section(row.slug), sealing.open_row(row, vault))
        rows[row.case_id].append(OpenedRow(str(row.id), row.slug, values))
    found = []
    for case in cases:
        record("identity.read", by=by, of="case", ref=case.reference, section="all")
        held = {slug: getattr(case, name, None) for slug, name in zip(IDENTITY_MODELS, BESIDE, strict=True)}
        sections = {slug: sealing.take(row, vault) for slug, row in held.items() if row is not None}
        found.append(Opened(sections, rows[case.pk]))
    return found
