"""Opening a row: it says who the child was, so that it was read is recorded with the reading."""

from __future__ import annotations

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.imports import payload
from cdop.imports.actions.settling import reference
from cdop.imports.models import Row


@transaction.atomic
def open_row(*, row: Row, by: AnyActor) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The row's text by column, and its lines of factors. Recorded as a read of identity."""
    check(by, Permission.CASE_IMPORT)
    check(by, Permission.IDENTITY_VIEW)
    record("import.row_read", by=by, of="row", ref=reference(row))
    return payload.take(row, open_vault(row.panel_id))
