"""Neonatal deaths and stillbirths set aside, held against the list of a surveillance programme.

Case by case and for the panel's own eyes: nothing of it is published, and the list is not kept.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
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
from cdop.core.refusals import Refused
from cdop.core.words import day
from cdop.dataset.codelists.bands import AgeBand
from cdop.dataset.codelists.scope import ScopeReason
from cdop.figures.cohort import Basis, Cohort, cohort_for_year
from cdop.returns.definitions.cases import facts_of_year

COLUMNS = ("reference", "date_of_death", "outcome")
NEONATAL, STILLBIRTH = "neonatal_death", "stillbirth"
OUTCOMES = (NEONATAL, STILLBIRTH)
MOST_ROWS = 5_000
_STILLBORN = (ScopeReason.STILLBIRTH, ScopeReason.UNATTENDED)


class Found(Enum):
    BOTH = "in both"
    DIFFERS = "differs"
    OURS = "ours only"
    THEIRS = "theirs only"


@dataclass(frozen=True)
class Entry:
    """One death on either side. A stillbirth may have no day of death here."""

    reference: str
    day: date | None
    outcome: str


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
            said.append(f"day of death: ours {_said(self.ours.day)}, theirs {_said(self.theirs.day)}")
        if self.ours.outcome != self.theirs.outcome:
            said.append(f"outcome: ours {self.ours.outcome}, theirs {self.theirs.outcome}")
        return "; ".join(said)


@dataclass(frozen=True)
class Reconciled:
    """Every reference of either side once: those that need a look first."""

    matches: tuple[Match, ...]

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
        return out.getvalue().encode("utf-8")


_HEADS = ("our_date_of_death", "our_outcome", "their_date_of_death", "their_outcome")


@transaction.atomic
def against(listed: str, year: str, *, by: AnyActor) -> Reconciled:
    """The list (CSV text: `COLUMNS`) beside the panel's deaths in the first four weeks and stillbirths of the year.

    A row is matched by the case's reference, or by the one it had in the panel's earlier register.
    """
    for right in (Permission.RETURN_MAKE, Permission.CASE_VIEW):
        check(by, right)
    cohort = cohort_for_year(by.panel_id or 0, Basis.DEATH, year)
    theirs = {entry.reference: entry for entry in read_list(listed)}
    ours = dict(_ours(cohort, theirs, by))
    record("return.list_compared", by=by, of="return", ref="mbrrace-check", year=year, cases=len(ours))
    matches = [
        _match(reference, ours.get(reference), theirs.get(reference)) for reference in {**ours, **theirs}
    ]
    first = {Found.DIFFERS: 0, Found.OURS: 1, Found.THEIRS: 2, Found.BOTH: 3}
    return Reconciled(tuple(sorted(matches, key=lambda match: (first[match.found], match.reference))))


def read_list(text: str) -> list[Entry]:
    """The rows of the list. Raises Refused naming the row and what is wrong with it."""
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise Refused(
            f"The list has no column “{missing[0]}”. Its first line must name {', '.join(COLUMNS)}."
        )
    found: dict[str, Entry] = {}
    for row in rows:
        entry = _entry(rows.line_num, row)
        if entry.reference in found:
            raise Refused(f"Line {rows.line_num} of the list: the reference is there twice. Leave one out.")
        found[entry.reference] = entry
        if len(found) > MOST_ROWS:
            raise Refused(f"The list has more than {MOST_ROWS:,} rows. Give that of one year.")
    return list(found.values())


def _entry(line: int, row: Mapping[str, str | None]) -> Entry:
    reference, written, outcome = ((row[name] or "").strip() for name in COLUMNS)
    if not reference:
        raise Refused(f"Line {line} of the list has no reference.")
    if outcome not in OUTCOMES:
        raise Refused(f"Line {line} of the list: the outcome must be {' or '.join(OUTCOMES)}.")
    return Entry(reference.upper(), _day(written, line) if written else None, outcome)


def _day(written: str, line: int) -> date:
    """As 2023-04-01 or as 01/04/2023."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)|(\d\d)/(\d\d)/(\d{4})", written)
    try:
        if found is None:
            raise ValueError
        year, month, on = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
        return date(int(year), int(month), int(on))
    except ValueError:
        raise Refused(
            f"Line {line} of the list: the date of death must be written 2023-04-01 or 01/04/2023."
        ) from None


def _ours(cohort: Cohort, theirs: Iterable[str], by: AnyActor) -> Iterator[tuple[str, Entry]]:
    """Named as the list names them, where it does."""
    listed = set(theirs)

    def named(reference: str, earlier: str) -> str:
        return earlier.upper() if earlier and earlier.upper() in listed else reference.upper()

    for case, facts in facts_of_year(cohort, by=by):
        if facts.age_band == AgeBand.NEONATAL:
            reference = named(case.reference, case.source_reference)
            yield reference, Entry(reference, case.died_on, NEONATAL)
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
        yield reference, Entry(reference, case.died_on, STILLBIRTH)


def _match(reference: str, ours: Entry | None, theirs: Entry | None) -> Match:
    if ours and theirs:
        return Match(reference, Found.BOTH if ours == theirs else Found.DIFFERS, ours, theirs)
    return Match(reference, Found.OURS if ours else Found.THEIRS, ours, theirs)


def _cells(entry: Entry | None) -> tuple[str, str]:
    return ("", "") if entry is None else (entry.day.isoformat() if entry.day else "", entry.outcome)


def _said(on: date | None) -> str:
    return day(on) if on else "not recorded"
