"""By which panel a death is counted when its case moved between panels: by exactly one.

The death stays with the panel that told of it, unless the child lived in the other's area. Reviews count where they
were made, and need no rule of their own.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, Subquery

from cdop.cases.models import Case
from cdop.cases.models.case import CaseQuerySet
from cdop.cases.states import NOT_COUNTED, State
from cdop.dataset.codelists.transfers import TransferStatus
from cdop.transfers.models import Transfer, TransferQuerySet


def counted_deaths(panel_id: int) -> CaseQuerySet:
    """The cases that stand for a death counted by this panel; a case sent elsewhere may be one of them."""
    rows = Transfer.objects.filter(panel_id=panel_id, case_id=OuterRef("pk")).settled()
    last_out = rows.outgoing().order_by("-decided_at").values("counts_here")[:1]
    stays = Q(state=State.TRANSFERRED_OUT.code, is_kept=True)
    counted = ~Q(state__in=[state.code for state in NOT_COUNTED])
    cases = Case.objects.filter(panel_id=panel_id).annotate(is_kept=Subquery(last_out))
    return cases.filter(counted | stays).exclude(Exists(_given_away(rows)))


def counts_here(case: Case) -> bool:
    """Whether this panel counts the death of the case, were the case in a state that is counted."""
    rows = Transfer.objects.filter(panel_id=case.panel_id, case=case).settled()
    return not _given_away(rows).exists()


def _given_away(rows: TransferQuerySet) -> TransferQuerySet:
    """Transfers by which another panel of this system counts the death, whatever became of the case here.

    A panel outside it may give a case back; it is looked at again then, and counted again.
    """
    gone = Q(direction="out", status=TransferStatus.ACCEPTED) | Q(direction="in")
    return rows.filter(gone, counts_here=False)
