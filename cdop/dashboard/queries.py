"""What the dashboard reads itself: the cases behind a number, and how timely the work was. For exact eyes; recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.agencies.queries import all_requests
from cdop.audit.actions import record
from cdop.cases.queries import cases_of
from cdop.dataset.codelists.agencies import RequestStatus
from cdop.dataset.codelists.review import Modifiability
from cdop.figures import release
from cdop.figures.cohort import Basis, cohort_for_year
from cdop.figures.facts import CaseFacts
from cdop.timing.measures import Timeliness
from cdop.timing.queries import timeliness

_IDENTIFIED = Modifiability.IDENTIFIED.code
BEHIND: dict[str, tuple[str, Callable[[CaseFacts], bool]]] = {
    "deaths": ("Deaths", lambda line: True),
    "reviewed": ("Reviewed", lambda line: line.is_reviewed),
    "waiting": ("Not yet reviewed", lambda line: not line.is_reviewed),
    "modifiable": ("With modifiable factors", lambda line: line.modifiability == _IDENTIFIED),
}
"""The key figures, and which deaths each counts."""
_NOT_ASKED = (RequestStatus.DRAFT.code, RequestStatus.WAIVED.code)


@dataclass(frozen=True)
class Behind:
    """A case that a key figure counts, and the day that places it in the year."""

    reference: str
    day: date


@transaction.atomic
def cases_behind(key: str, basis: Basis, year: str, *, by: AnyActor) -> list[Behind]:
    """The cases that a key figure counts, by reference."""
    check(by, Permission.CASE_VIEW)
    cohort = cohort_for_year(by.panel_id, basis, year)
    facts = release.exact_facts(f"dashboard/{key}", cohort, by=by)
    days = {line.case_id: line.day for line in facts if BEHIND[key][1](line)}
    rows = cases_of(by).filter(pk__in=days).order_by("reference").values_list("pk", "reference")
    return [Behind(reference, days[case]) for case, reference in rows]


@transaction.atomic
def timeliness_in_full(start: date, end: date, *, by: AnyActor) -> Timeliness:
    """Every measure of the deaths of these days, agencies' forms among them; that it was read is recorded."""
    check(by, Permission.FIGURES_EXACT)
    record(
        "figures.read", by=by, of="figures", ref="timeliness", start=start.isoformat(), end=end.isoformat()
    )
    return timeliness(by, start, end, forms=_forms(start, end, by))


def _forms(start: date, end: date, by: AnyActor) -> list[tuple[str, date, date | None]]:
    """What agencies were sent about these deaths and not let off: case, due, back."""
    asked = all_requests(by).filter(case__died_on__range=(start, end), due_on__isnull=False)
    rows = asked.exclude(state__in=_NOT_ASKED).order_by("pk")
    held = rows.values_list("case__reference", "due_on", "returned_at")
    return [(reference, due, _day(back)) for reference, due, back in held if due]


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
