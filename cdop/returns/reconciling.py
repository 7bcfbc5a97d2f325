"""Neonatal deaths and stillbirths set aside, held against the list of a surveillance programme.

Case by case and for the panel's own eyes: nothing of it is published, and the list is not kept.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from django.db import transaction
from django.db.models import OuterRef, Subquery

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.artefacts.writers.text import neutral
from cdop.audit.actions import record
from cdop.cases import queries as cases
from cdop.cases.models import CaseStep
from cdop.cases.states import State
from cdop.core.words import day
from cdop.dataset.codelists.bands import AgeBand
from cdop.dataset.codelists.scope import ScopeReason
from cdop.figures.cohort import Basis, Cohort, cohort_for_year
from cdop.returns.definitions.cases import facts_of_year
from cdop.returns.lists import NEONATAL, STILLBIRTH, Entry, Trouble, read_list

_STILLBORN = (ScopeReason.STILLBIRTH, ScopeReason.UNATTENDED)


class Found(Enum):
    BOTH = "in both"
    DIFFERS = "differs"
    OURS = "ours only"
    THEIRS = "theirs only"
    UNREAD = "not read"
    """Ours, while the row of the list that has its reference could not be taken."""


@dataclass(frozen=True)
class Match:
    reference: str
    found: Found
    ours: Entry | None
    theirs: Entry | None

    @property
    def difference(self) -> str:
        """What the two sides say apart from one another, in words."""
        if self.found is not Found.DIFFERS or not (self.ours and self.theirs):
            return ""
        said = []
        if self.ours.day != self.theirs.day:
            said.append(f"day of death: ours {_said(self.ours)}, theirs {_said(self.theirs)}")
        if self.ours.outcome != self.theirs.outcome:
            said.append(f"outcome: ours {self.ours.outcome}, theirs {self.theirs.outcome}")
        return "; ".join(said)


@dataclass(frozen=True)
class Reconciled:
    """Every reference of either side once: those that need a look first. `troubles` are rows that were not taken."""

    matches: tuple[Match, ...]
    troubles: tuple[Trouble, ...] = ()
    repeated: int = 0

    def of(self, found: Found) -> list[Match]:
        return [match for match in self.matches if match.found is found]

    def counts(self) -> dict[str, int]:
        found = Counter(match.found for match in self.matches)
        return {each.value.replace(" ", "_"): found[each] for each in Found}

    def as_csv(self) -> bytes:
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(("reference", "found", "difference", *_HEADS))
        for match in self.matches:
            sides = (*_cells(match.ours), *_cells(match.theirs))
            writer.writerow(map(neutral, (match.reference, match.found.value, match.difference, *sides)))
        for each in self.troubles:
            told = f"line {each.line}: {each.sentence}"
            writer.writerow(map(neutral, (each.reference, Found.UNREAD.value, told, "", "", "", "")))
        return out.getvalue().encode("utf-8")


_HEADS = ("our_date_of_death", "our_outcome", "their_date_of_death", "their_outcome")


@transaction.atomic
def against(listed: str, year: str, *, by: AnyActor) -> Reconciled:
    """The list (CSV text: `COLUMNS`) beside the panel's deaths in the first four weeks and stillbirths of the year.

    A row is matched by the case's reference, or by the one it had in the panel's earlier register.
    """
    for right in (Permission.RETURN_MAKE, Permission.CASE_VIEW):
        check(by, right)
    cohort, their_list = cohort_for_year(by.panel_id or 0, Basis.DEATH, year), read_list(listed)
    theirs = {entry.reference: entry for entry in their_list.entries}
    unread = {each.reference for each in their_list.troubles}
    ours = dict(_ours(cohort, {*theirs, *unread}, by))
    record("return.list_compared", by=by, of="return", ref="mbrrace-check", year=year, cases=len(ours))
    matches = [
        _match(reference, ours.get(reference), theirs.get(reference), is_unread=reference in unread)
        for reference in {**ours, **theirs}
    ]
    return Reconciled(tuple(sorted(matches, key=_first)), their_list.troubles, their_list.repeated)


_FIRST = (Found.DIFFERS, Found.UNREAD, Found.OURS, Found.THEIRS, Found.BOTH)


def _first(match: Match) -> tuple[int, str]:
    return _FIRST.index(match.found), match.reference


def _ours(cohort: Cohort, theirs: Iterable[str], by: AnyActor) -> Iterator[tuple[str, Entry]]:
    """Named as the list names them, where it does."""
    listed = set(theirs)

    def named(reference: str, earlier: str) -> str:
        return earlier.upper() if earlier and earlier.upper() in listed else reference.upper()

    for case, facts in facts_of_year(cohort, by=by):
        if facts.age_band == AgeBand.NEONATAL:
            reference = named(case.reference, case.source_reference)
            yield reference, Entry(reference, case.died_on, NEONATAL, case.reference)
    last = CaseStep.objects.filter(
        panel_id=cohort.panel_id, case_id=OuterRef("pk"), to_state=State.OUT_OF_SCOPE.code
    ).order_by("-id")
    set_aside = (
        cases.cases_of(by)
        .filter(state=State.OUT_OF_SCOPE.code, notified_at__date__range=(cohort.start, cohort.end))
        .annotate(why=Subquery(last.values("reason_code")[:1]))
        .filter(why__in=[reason.code for reason in _STILLBORN])
    )
    for case in set_aside:
        reference = named(case.reference, case.source_reference)
        yield reference, Entry(reference, case.died_on, STILLBIRTH, case.reference)


def _match(reference: str, ours: Entry | None, theirs: Entry | None, *, is_unread: bool) -> Match:
    if ours and theirs:
        return Match(reference, Found.BOTH if ours == theirs else Found.DIFFERS, ours, theirs)
    alone = Found.UNREAD if is_unread else Found.OURS
    return Match(reference, alone if ours else Found.THEIRS, ours, theirs)


def _cells(entry: Entry | None) -> tuple[str, str]:
    return ("", "") if entry is None else (entry.day.isoformat() if entry.day else "", entry.outcome)


def _said(entry: Entry) -> str:
    return day(entry.day) if entry.day else "not recorded"
