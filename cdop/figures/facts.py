"""The facts a figure is counted from: one line a case, no identity, a few queries whatever the size."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from cdop.cases.models import Case, ChildAnswers
from cdop.dataset.classification import is_modifiable_and_contributory
from cdop.dataset.codelists.ethnicity import EthnicGroup, Ethnicity
from cdop.dataset.codelists.review import Relevance
from cdop.dataset.years import review_year
from cdop.figures.cohort import Basis, Cohort
from cdop.reviews.models import Finding, Review


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


def case_facts(cohort: Cohort) -> list[CaseFacts]:
    """Every counted case of the cohort. On the review basis these are the concluded reviews alone."""
    cases = _cases(cohort)
    numbers = [case.id for case in cases]
    reviews = {
        r.case_id: r for r in Review.objects.counted().filter(panel_id=cohort.panel_id, case__in=numbers)
    }
    children = {
        row["case_id"]: row
        for row in ChildAnswers.objects.filter(panel_id=cohort.panel_id, case__in=numbers).values(
            "case_id", "sex", "ethnicity"
        )
    }
    contributory, modifiable = _factors(cohort, [review.id for review in reviews.values()])
    lines = []
    for case in cases:
        review = reviews.get(case.id)
        child = children.get(case.id)
        lines.append(
            CaseFacts(
                case_id=case.id,
                year=review_year(_day(case, review, cohort.basis)),
                age_band=case.age_band,
                sex=child["sex"] if child else "",
                ethnic_group=_ethnic_group(child["ethnicity"] if child else ""),
                is_reviewed=review is not None,
                category=review.primary_category if review else "",
                modifiability=review.modifiability if review else "",
                factors=frozenset(contributory[review.id]) if review else frozenset(),
                modifiable_factors=frozenset(modifiable[review.id]) if review else frozenset(),
            )
        )
    return lines


def _cases(cohort: Cohort) -> list[Case]:
    cases: QuerySet[Case] = Case.objects.counted().filter(panel_id=cohort.panel_id)
    span = (cohort.start, cohort.end)
    if cohort.basis is Basis.DEATH:
        cases = cases.filter(died_on__range=span)
    elif cohort.basis is Basis.NOTIFICATION:
        cases = cases.filter(notified_at__date__range=span)  # days of Europe/London, the current time zone
    else:
        cases = cases.filter(reviews__is_counted=True, reviews__first_reviewed_on__range=span)
    return list(cases.only("id", "age_band", "died_on", "notified_at"))


def _day(case: Case, review: Review | None, basis: Basis) -> date:
    if basis is Basis.REVIEW and review and review.first_reviewed_on:
        return review.first_reviewed_on
    if basis is Basis.DEATH and case.died_on:
        return case.died_on
    return timezone.localdate(case.notified_at)


def _factors(cohort: Cohort, reviews: list[int]) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
    """Coded factors by review: those that may have contributed, and those of them that were modifiable."""
    contributory: dict[int, set[str]] = defaultdict(set)
    modifiable: dict[int, set[str]] = defaultdict(set)
    findings = Finding.objects.filter(
        panel_id=cohort.panel_id, review__in=reviews, withdrawn_at=None, relevance__in=_CONTRIBUTORY
    ).exclude(factor_code="")
    for finding in findings.only("review_id", "factor_code", "relevance", "modifiable"):
        contributory[finding.review_id].add(finding.factor_code)
        if is_modifiable_and_contributory(finding):
            modifiable[finding.review_id].add(finding.factor_code)
    return contributory, modifiable


_CONTRIBUTORY = [code.code for code in Relevance if code.is_contributory]


def _ethnic_group(code: str) -> str:
    return Ethnicity(code).group.code if Ethnicity.has(code) else EthnicGroup.UNKNOWN.code
