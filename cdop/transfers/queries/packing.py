"""A case in clear, to be sent to another panel: a handful of queries, and recorded as a read of identity."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases.models import Case
from cdop.cases.queries import every_answer, identities
from cdop.transfers.packing import Packed, pack


@transaction.atomic(savepoint=False)
def packed_case(case: Case, *, forms: Collection[str], by: AnyActor) -> Packed:
    """The notification and the answers of `forms`, with every name. Agencies' own returns are no part of it.

    A case found with its identity beside it (`cases.queries.BESIDE`) costs less.
    """
    check(by, Permission.IDENTITY_VIEW)
    [who] = identities([case], by=by)
    record("case.packed", by=by, of="case", ref=case.reference, forms=sorted(forms))
    return pack(case, every_answer(case), who, forms)
