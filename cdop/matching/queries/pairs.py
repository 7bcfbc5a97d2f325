"""Reading pairs, only within the person's own panel."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.cases.models import Case
from cdop.cases.queries import BESIDE
from cdop.cases.states import State
from cdop.matching.models import Candidate, Decision
from cdop.matching.models.candidates import CandidateQuerySet

_FACTS = ("childanswers", "deathanswers")
SHOWN: dict[str, str] = {
    "open": "To be decided",
    "linked": "Linked",
    "different": "Different children",
    "same_child": "Merged",
}
"""What can be asked of the list of pairs, as named in addresses."""


def every_pair(*, by: AnyActor) -> CandidateQuerySet:
    check(by, Permission.CASE_VIEW)
    return (
        Candidate.objects.filter(panel_id=by.panel_id)
        .select_related("case_a", "case_b")
        .order_by("-score", "pk")
    )


def open_pairs(*, by: AnyActor, suggestion: str = "") -> QuerySet[Candidate]:
    """Pairs somebody has to decide about, the strongest first."""
    found = every_pair(by=by).open()
    return found.filter(suggestion=suggestion) if suggestion else found


def shown_pairs(shown: str, *, by: AnyActor) -> QuerySet[Candidate]:
    """The pairs of one key of `SHOWN`, each with the facts of both children beside it."""
    found = open_pairs(by=by) if shown == "open" else every_pair(by=by).filter(decided=shown)
    return found.select_related(*(f"{case}__{part}" for case in ("case_a", "case_b") for part in _FACTS))


def counts(*, by: AnyActor) -> dict[str, int]:
    """How many pairs there are of each key of `SHOWN`, in one query."""
    check(by, Permission.CASE_VIEW)
    is_merged = Q(case_a__state=State.MERGED.code) | Q(case_b__state=State.MERGED.code)
    asked = {name: Count("pk", filter=Q(decided=name)) for name in SHOWN}
    asked["open"] = Count("pk", filter=Q(decided=Decision.OPEN.code) & ~is_merged)
    found: dict[str, int] = Candidate.objects.filter(panel_id=by.panel_id).aggregate(**asked)
    return found


def find_pair(number: int, *, by: AnyActor) -> Candidate:
    """One pair with both its cases and what is needed to open them; 404 when it is another panel's."""
    check(by, Permission.CASE_VIEW)
    beside = [f"{case}__{part}" for case in ("case_a", "case_b") for part in BESIDE]
    found = Candidate.objects.filter(panel_id=by.panel_id, pk=number)
    pair = found.select_related("case_a", "case_b", *beside).first()
    if pair is None:
        raise Http404("There is no such pair on your panel.")
    return pair


def pairs_of(case: Case, *, by: AnyActor) -> list[Candidate]:
    """The open pairs a case stands in."""
    mine = Q(case_a=case) | Q(case_b=case)
    return list(open_pairs(by=by).filter(mine))
