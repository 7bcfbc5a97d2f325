"""Which cases a year holds, for those who may see each of them."""

from __future__ import annotations

from django.db import transaction

from cdop.access.actors import AnyActor
from cdop.cases import queries as cases
from cdop.cases.models import Case
from cdop.figures.cohort import Cohort
from cdop.figures.facts import CaseFacts, case_facts


@transaction.atomic
def cases_of_year(cohort: Cohort, *, by: AnyActor) -> list[Case]:
    """Every counted case of the year, by reference."""
    numbers = [line.case_id for line in case_facts(cohort)]
    return list(cases.cases_of(by).filter(pk__in=numbers).order_by("reference"))


@transaction.atomic
def facts_of_year(cohort: Cohort, *, by: AnyActor) -> list[tuple[Case, CaseFacts]]:
    """The same, each with its facts."""
    facts = {line.case_id: line for line in case_facts(cohort)}
    found = cases.cases_of(by).filter(pk__in=facts).order_by("reference")
    return [(case, facts[case.pk]) for case in found]
