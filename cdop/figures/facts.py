"""The facts a figure is counted from: one line a case, no identity, two queries whatever the size.

What was done in time is read only where it is asked for: that takes three queries more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet
from django.utils import timezone

from cdop.cases.models import Case, CaseStep
from cdop.cases.states import State
from cdop.dataset.classification import is_modifiable_and_contributory
from cdop.dataset.codelists.review import Relevance
from cdop.dataset.codelists.scope import ScopeReason
from cdop.dataset.years import review_year
from cdop.figures import readings, timely
from cdop.figures.cohort import Basis, Cohort
from cdop.reviews.models import Finding
from cdop.transfers.queries import counted_deaths


@dataclass(frozen=True)
class CaseFacts:
    """What is known of one case: codes only. The review's part is blank until the panel concluded.

    `day` is the one that places the case in a period, on the basis asked for; `year` its review year.
    `time_taken` is from death to review; of what is still open, to the day it is counted on. What has a default
    was not read for the earliest releases.
    """

    case_id: int
    day: date
    year: str
    age_band: str
    sex: str
    ethnic_group: str
    area: str
    imd_decile: str
    is_reviewed: bool
    category: str
    modifiability: str
    factors: frozenset[str]
    modifiable_factors: frozenset[str]
    time_taken: str = ""
    event: str = ""
    place: str = ""
    cp_plan: str = ""
    statutory_order: str = ""
    asylum: str = ""
    safeguarding_review: str = ""
    expected: str = ""
    jar: str = ""
    gestation: str = ""
    birth_weight: str = ""
    notified_in_time: str = ""
    notice_in_time: str = ""
    meeting_in_time: str = ""
    panel_in_time: str = ""
    forms_in_time: str = ""


class _Row(NamedTuple):
    """One line of the query: the case, its counted review (None when there is none), the child's answers."""

    id: int
    age_band: str
    died_on: date | None
    notified_at: datetime
    area: str
    imd_decile: int | None
    review: int | None
    reviewed_on: date | None
    category: str | None
    modifiability: str | None
    sex: str | None
    ethnicity: str | None
    event: str | None
    place: str | None
    other_reviews: tuple[str, ...]
    cp_plan: str | None
    looked_after: str | None
    lac_basis: str | None
    asylum: str | None
    expected: str | None
    jar: str | None
    gestation_weeks: int | None
    birth_weight_g: int | None


class _Judged(NamedTuple):
    review: int
    factor_code: str
    relevance: str
    modifiable: str


def case_facts(cohort: Cohort, *, with_times: bool = False) -> list[CaseFacts]:
    """Every counted case of the cohort. On the review basis these are the concluded reviews alone.

    `with_times`: also what was done in time, otherwise left blank.
    """
    cases = _cases(cohort)
    findings = tuple(map(_Judged._make, _findings(cohort, cases)))
    rows = tuple(map(_row, _rows(cases)))
    made = _made(cohort, rows, findings)
    if not with_times:
        return list(made)
    times: dict[int, Any] = dict(timely.steps_in_time([row.id for row in rows], cohort.panel_id))
    return [replace(line, **times.get(line.case_id, {})) for line in made]


# What was read decides: the same rows, looked at again, need not be made into facts again.
@lru_cache(maxsize=8)
def _made(cohort: Cohort, rows: tuple[_Row, ...], findings: tuple[_Judged, ...]) -> tuple[CaseFacts, ...]:
    contributory, modifiable = _factors(findings)
    return tuple(
        CaseFacts(
            case_id=row.id,
            day=_day(row, cohort),
            year=review_year(_day(row, cohort)),
            age_band=row.age_band,
            sex=row.sex or "",
            ethnic_group=readings.ethnic_group(row.ethnicity or ""),
            area=row.area,
            imd_decile=str(row.imd_decile or ""),
            is_reviewed=row.review is not None,
            category=row.category or "",
            modifiability=row.modifiability or "",
            factors=frozenset(contributory.get(row.review or 0, ())),
            modifiable_factors=frozenset(modifiable.get(row.review or 0, ())),
            time_taken=readings.time_taken(
                row.died_on, cohort.end if cohort.basis is Basis.OPEN else row.reviewed_on
            ),
            event=row.event or "",
            place=readings.place_group(row.place or ""),
            cp_plan=row.cp_plan or "",
            statutory_order=readings.statutory_order(row.looked_after or "", row.lac_basis or ""),
            asylum=row.asylum or "",
            safeguarding_review=readings.safeguarding_review(row.other_reviews),
            expected=row.expected or "",
            jar=row.jar or "",
            gestation=readings.gestation(row.gestation_weeks),
            birth_weight=readings.birth_weight(row.birth_weight_g),
        )
        for row in rows
    )


def _row(read: tuple[Any, ...]) -> _Row:
    row = _Row._make(read)
    return row._replace(other_reviews=tuple(row.other_reviews or ()))


def _cases(cohort: Cohort) -> QuerySet[Case]:
    """The cases of the cohort, each with its `counted` review beside it.

    A death is counted once among the panels between which its case moved, a review by the panel that made it.
    """
    counted = FilteredRelation("reviews", condition=Q(reviews__is_counted=True))
    reviewed = Case.objects.counted().filter(panel_id=cohort.panel_id)
    if cohort.basis is Basis.PASSED_ON:
        found = _passed_on(cohort.panel_id)
    else:
        found = reviewed if cohort.basis is Basis.REVIEW else counted_deaths(cohort.panel_id)
    cases = found.annotate(counted=counted)
    span = (cohort.start, cohort.end)
    if cohort.basis is Basis.OPEN:
        later = Q(counted__first_reviewed_on=None) | Q(counted__first_reviewed_on__gt=cohort.end)
        return cases.filter(later, notified_at__date__lte=cohort.end)
    if cohort.basis is Basis.DEATH:
        return cases.filter(died_on__range=span)
    if cohort.basis in (Basis.NOTIFICATION, Basis.PASSED_ON):
        return cases.filter(notified_at__date__range=span)  # days of Europe/London, the current time zone
    return cases.filter(counted__first_reviewed_on__range=span)


def _passed_on(panel_id: int) -> QuerySet[Case]:
    """Cases another panel counts: handed over, or set aside because the child did not live here."""
    elsewhere = CaseStep.objects.filter(
        panel_id=panel_id,
        case_id=OuterRef("pk"),
        to_state=State.OUT_OF_SCOPE.code,
        reason_code=ScopeReason.NOT_RESIDENT.code,
    )
    declined = Q(state=State.OUT_OF_SCOPE.code) & Exists(elsewhere)
    gone = Case.objects.filter(Q(state=State.TRANSFERRED_OUT.code) | declined, panel_id=panel_id)
    return gone.exclude(pk__in=counted_deaths(panel_id).values("pk"))


def _rows(cases: QuerySet[Any]) -> Iterable[tuple[Any, ...]]:
    return cases.values_list(
        "id",
        "age_band",
        "died_on",
        "notified_at",
        "area",
        "imd_decile",
        "counted__id",
        "counted__first_reviewed_on",
        "counted__primary_category",
        "counted__modifiability",
        "childanswers__sex",
        "childanswers__ethnicity",
        "deathanswers__likely_event_type",
        "deathanswers__place_of_death",
        "deathanswers__other_reviews",
        "safeguardinganswers__cp_plan_at_death",
        "safeguardinganswers__looked_after",
        "safeguardinganswers__lac_basis",
        "safeguardinganswers__asylum_status",
        "deathanswers__expected",
        "deathanswers__jar_triggered",
        "birthanswers__gestation_weeks",
        "birthanswers__birth_weight_g",
    )


def _day(row: _Row, cohort: Cohort) -> date:
    if cohort.basis is Basis.OPEN:
        return cohort.end
    if cohort.basis is Basis.REVIEW and row.reviewed_on:
        return row.reviewed_on
    if cohort.basis is Basis.DEATH and row.died_on:
        return row.died_on
    return timezone.localdate(row.notified_at)


def _findings(cohort: Cohort, cases: QuerySet[Case]) -> Iterable[tuple[Any, ...]]:
    """The coded factors of counted reviews that may have contributed."""
    findings = Finding.objects.filter(
        panel_id=cohort.panel_id,
        review__is_counted=True,
        review__case__in=cases.values("id"),
        withdrawn_at=None,
        relevance__in=_CONTRIBUTORY,
    ).exclude(factor_code="")
    return findings.values_list("review_id", "factor_code", "relevance", "modifiable")


def _factors(findings: Iterable[_Judged]) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
    """Coded factors by review: those that may have contributed, and those of them that were modifiable."""
    contributory: dict[int, set[str]] = defaultdict(set)
    modifiable: dict[int, set[str]] = defaultdict(set)
    for finding in findings:
        contributory[finding.review].add(finding.factor_code)
        if is_modifiable_and_contributory(finding):
            modifiable[finding.review].add(finding.factor_code)
    return contributory, modifiable


_CONTRIBUTORY = [code.code for code in Relevance if code.is_contributory]
