"""The facts a figure is counted from: one line a case, no identity, two queries whatever the size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import FilteredRelation, Q, QuerySet
from django.utils import timezone

from cdop.cases.models import Case
from cdop.dataset.classification import is_modifiable_and_contributory
from cdop.dataset.codelists.ethnicity import EthnicGroup, Ethnicity
from cdop.dataset.codelists.review import Relevance
from cdop.dataset.years import review_year
from cdop.figures.cohort import Basis, Cohort
from cdop.reviews.models import Finding
from cdop.transfers.queries import counted_deaths


@dataclass(frozen=True)
class CaseFacts:
    """What is known of one case: codes only. The review's part is blank until the panel concluded."""

    case_id: int
    year: str
    age_band: str
    sex: str
    ethnic_group: str
    is_reviewed: bool
    category: str
    modifiability: str
    factors: frozenset[str]
    modifiable_factors: frozenset[str]


class _Row(NamedTuple):
    """One line of the query: the case, its counted review (None when there is none), the child's answers."""

    id: int
    age_band: str
    died_on: date | None
    notified_at: datetime
    review: int | None
    reviewed_on: date | None
    category: str | None
    modifiability: str | None
    sex: str | None
    ethnicity: str | None


class _Judged(NamedTuple):
    review: int
    factor_code: str
    relevance: str
    modifiable: str


def case_facts(cohort: Cohort) -> list[CaseFacts]:
    """Every counted case of the cohort. On the review basis these are the concluded reviews alone."""
    cases = _cases(cohort)
    contributory, modifiable = _factors(cohort, cases)
    return [
        CaseFacts(
            case_id=row.id,
            year=review_year(_day(row, cohort.basis)),
            age_band=row.age_band,
            sex=row.sex or "",
            ethnic_group=_ethnic_group(row.ethnicity or ""),
            is_reviewed=row.review is not None,
            category=row.category or "",
            modifiability=row.modifiability or "",
            factors=frozenset(contributory.get(row.review or 0, ())),
            modifiable_factors=frozenset(modifiable.get(row.review or 0, ())),
        )
        for row in map(_Row._make, _rows(cases))
    ]


def _cases(cohort: Cohort) -> QuerySet[Case]:
    """The cases of the cohort, each with its `counted` review beside it.

    A death is counted once among the panels between which its case moved, a review by the panel that made it.
    """
    counted = FilteredRelation("reviews", condition=Q(reviews__is_counted=True))
    reviewed = Case.objects.counted().filter(panel_id=cohort.panel_id)
    found = reviewed if cohort.basis is Basis.REVIEW else counted_deaths(cohort.panel_id)
    cases = found.annotate(counted=counted)
    span = (cohort.start, cohort.end)
    if cohort.basis is Basis.DEATH:
        return cases.filter(died_on__range=span)
    if cohort.basis is Basis.NOTIFICATION:
        return cases.filter(notified_at__date__range=span)  # days of Europe/London, the current time zone
    return cases.filter(counted__first_reviewed_on__range=span)


def _rows(cases: QuerySet[Any]) -> Iterable[tuple[Any, ...]]:
    return cases.values_list(
        "id",
        "age_band",
        "died_on",
        "notified_at",
        "counted__id",
        "counted__first_reviewed_on",
        "counted__primary_category",
        "counted__modifiability",
        "childanswers__sex",
        "childanswers__ethnicity",
    )


def _day(row: _Row, basis: Basis) -> date:
    if basis is Basis.REVIEW and row.reviewed_on:
        return row.reviewed_on
    if basis is Basis.DEATH and row.died_on:
        return row.died_on
    return timezone.localdate(row.notified_at)


def _factors(cohort: Cohort, cases: QuerySet[Case]) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
    """Coded factors by review: those that may have contributed, and those of them that were modifiable."""
    contributory: dict[int, set[str]] = defaultdict(set)
    modifiable: dict[int, set[str]] = defaultdict(set)
    findings = Finding.objects.filter(
        panel_id=cohort.panel_id,
        review__is_counted=True,
        review__case__in=cases.values("id"),
        withdrawn_at=None,
        relevance__in=_CONTRIBUTORY,
    ).exclude(factor_code="")
    rows = findings.values_list("review_id", "factor_code", "relevance", "modifiable")
    for finding in map(_Judged._make, rows):
        contributory[finding.review].add(finding.factor_code)
        if is_modifiable_and_contributory(finding):
            modifiable[finding.review].add(finding.factor_code)
    return contributory, modifiable


_CONTRIBUTORY = [code.code for code in Relevance if code.is_contributory]


def _ethnic_group(code: str) -> str:
    return Ethnicity(code).group.code if Ethnicity.has(code) else EthnicGroup.UNKNOWN.code
