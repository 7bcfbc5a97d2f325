"""Invented pairs: records of one child, twins, merges, lists of deaths. Each enters the scope of `by` itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cdop.access.actors import AnyActor
from cdop.cases.models import Case
from cdop.matching import actions
from cdop.matching.models import Candidate, DeathList, IncidentCase, Link, ListRow, Merge
from tests.makers.cases import make_case, nhs_number
from tests.makers.panels import scope_of

CHILD = {
    "surname": "Núñez-Testname",
    "forenames": "Robin",
    "date_of_birth": date(2025, 4, 3),
    "date_of_death": date(2025, 5, 11),
    "postcode": "BB1 1AA",
    "nhs_number": "",
}


_TWINS = ((80_001, "Ash"), (80_002, "Bo"))


def make_two(by: AnyActor, **of_other: Any) -> tuple[Case, Case]:
    """Two records of one child, the second as overridden."""
    return make_case(by, **CHILD), make_case(by, **{**CHILD, **of_other})


def make_pair(by: AnyActor, **of_other: Any) -> Candidate:
    """Two records that the search finds alike."""
    one, other = make_two(by, **of_other)
    with scope_of(by):
        actions.find_duplicates(by=by)
        pairs = Candidate.objects.select_related("case_a", "case_b")
        return pairs.get(panel_id=by.panel_id, case_a=one, case_b=other)


def make_merge(by: AnyActor, choices: Mapping[str, Sequence[str]] | None = None, **of_other: Any) -> Merge:
    """Two records, the second merged into the first."""
    one, other = make_two(by, **of_other)
    with scope_of(by):
        return actions.merge(keep=one, other=other, choices=choices or {}, reason="Notified twice", by=by)


def make_list(by: AnyActor, *rows: str, heading: str = "") -> DeathList:
    """A registrar's list of these lines."""
    head = heading or "Surname,Forenames,NHS number,Date of birth,Date of death,Sex,Postcode"
    with scope_of(by):
        listed, _ = actions.bring_in_list(
            raw="\n".join([head, *rows, ""]).encode(),
            source="registrar",
            period_from=date(2025, 5, 1),
            period_to=date(2025, 5, 31),
            by=by,
        )
    return listed


@dataclass(frozen=True)
class Ties:
    """One of everything that ties records to one another."""

    pair: Candidate
    merge: Merge
    link: Link
    member: IncidentCase
    row: ListRow


def make_ties(by: AnyActor) -> Ties:
    """A pair to be decided, a merge, twins, an incident with a case, and a list whose row was said not to be ours."""
    pair, merge = make_pair(by), make_merge(by, surname="Quitedifferent")
    twins = [make_case(by, **{**CHILD, "forenames": name, "nhs_number": nhs_number(n)}) for n, name in _TWINS]
    listed = make_list(by, "Testlist,Jo,,01/02/2024,03/05/2025,male,BB1 1AB")
    with scope_of(by):
        link = actions.link(one=twins[0], other=twins[1], kind="twins", by=by)
        incident = actions.record_incident(
            title="House fire", happened_on=None, narrative="", cases=[twins[0]], by=by
        )
        row = actions.say_not_ours(
            row=ListRow.objects.get(panel_id=by.panel_id, listed=listed), reason="x", by=by
        )
        member = IncidentCase.objects.select_related("incident", "case").get(
            panel_id=by.panel_id, incident=incident
        )
    return Ties(pair, merge, link, member, row)
