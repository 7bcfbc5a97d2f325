"""Every record of the panel compared with every other. Nothing of it is kept here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.cases.queries import everyone
from cdop.cases.states import State
from cdop.matching.finding import find
from cdop.matching.finding.blocks import Pair
from cdop.matching.people import of_case


@dataclass(frozen=True)
class Search:
    """Pairs that are alike now, among the cases `searched`; nothing of it is kept yet."""

    pairs: Sequence[Pair]
    searched: frozenset[int]


@transaction.atomic
def search(*, by: AnyActor) -> Search:
    """Compare every record of the panel with every other; those merged into another are out of the question."""
    check(by, Permission.CASE_EDIT)
    known = [each for each in everyone(by=by) if each.case.state != State.MERGED.code]
    people = [of_case(each) for each in known]
    return Search(find(people), frozenset(each.case.pk for each in known))
