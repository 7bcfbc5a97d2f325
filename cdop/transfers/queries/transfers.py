"""The transfers of a panel: of one case, to be decided, waiting for others, settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.models import Panel
from cdop.access.permissions import Permission
from cdop.access.queries import all_panels
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases.models import Case
from cdop.dataset.codelists.transfers import TransferStatus
from cdop.transfers import sealing
from cdop.transfers.models import Parcel, Transfer, TransferQuerySet

NEWS = timedelta(days=28)
"""For so long a panel is told that an offer of its was sent back."""


@dataclass(frozen=True)
class Words:
    """What people wrote about a transfer, in clear."""

    note: str
    decision_note: str
    learning: str


def incoming(by: AnyActor) -> TransferQuerySet:
    """Offers of other panels that this panel is to decide."""
    return _all(by).incoming().waiting()


def undecided(by: AnyActor) -> TransferQuerySet:
    """Offers of this panel that wait for the other's answer, with their cases."""
    return _all(by).outgoing().waiting().select_related("case")


def sent_back(by: AnyActor) -> TransferQuerySet:
    """Offers of this panel that were sent back lately, newest first, with their cases: told on the worklist."""
    lately = timezone.now() - NEWS
    rows = _all(by).outgoing().filter(status=TransferStatus.REJECTED, decided_at__gte=lately)
    return rows.select_related("case").order_by("-decided_at")


def settled(by: AnyActor) -> QuerySet[Transfer]:
    """Every transfer that waits for nobody, newest first, with its case."""
    return _all(by).exclude(status=TransferStatus.OFFERED).select_related("case").order_by("-saved_at")


def transfers_of(case: Case, *, by: AnyActor) -> list[Transfer]:
    """The transfers of one case, newest first."""
    return list(_all(by).filter(case=case))


def waiting_of(case: Case, *, by: AnyActor) -> Transfer | None:
    """The offer of a case that waits for its answer."""
    return _all(by).filter(case=case).offered_to()


def find_incoming(number: UUID, *, by: AnyActor) -> Transfer:
    """What another panel offered to this one, answered or not; 404 when there is none."""
    return _found(_all(by).incoming().filter(number=number).select_related("case").first())


def find_transfer(case: Case, number: UUID, *, by: AnyActor) -> Transfer:
    """A transfer of a case of this panel; 404 when there is none."""
    return _found(_all(by).filter(case=case, id=number).first())


def case_of_offer(number: UUID, *, by: AnyActor) -> Case:
    """The case of an outgoing transfer of this panel."""
    row = _all(by).outgoing().select_related("case").get(pk=number)
    if row.case is None:
        raise Http404("This transfer has no case.")
    return row.case


def words_of(rows: list[Transfer], *, by: AnyActor) -> dict[UUID, Words]:
    """What was written about these transfers, by their ids; their keeper is opened once."""
    check(by, Permission.CASE_VIEW)
    if not rows:
        return {}
    vault = open_vault(by.panel_id)
    return {row.id: Words(*(sealing.take_words(row, name, vault) for name in sealing.WORDS)) for row in rows}


@transaction.atomic(savepoint=False)
def child_of(row: Transfer, *, by: AnyActor) -> dict[str, Any]:
    """Who the child of an offer is, before it is decided. Recorded as a read of identity."""
    check(by, Permission.IDENTITY_VIEW)
    parcel = Parcel.objects.filter(panel_id=by.panel_id, transfer=row).first()
    if parcel is None:
        raise Http404("This offer is answered. Who the child was stands with the case, if there is one.")
    record("identity.read", by=by, of="transfer", ref=str(row.number), section="child_identity")
    return sealing.take_child(parcel, open_vault(by.panel_id))


def other_panels(by: AnyActor) -> list[Panel]:
    """The other panels of this installation that are in use."""
    return [panel for panel in all_panels() if panel.id != by.panel_id]


def _all(by: AnyActor) -> TransferQuerySet:
    check(by, Permission.CASE_VIEW)
    return Transfer.objects.filter(panel_id=by.panel_id)


def _found(row: Transfer | None) -> Transfer:
    if row is None:
        raise Http404("Your panel has no such transfer.")
    return row
