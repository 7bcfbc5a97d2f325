"""What the checks of a part found, with the cases named to those who may see a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.cases import queries as cases
from cdop.cases.models import Case, CaseStep
from cdop.cases.states import State
from cdop.core.refusals import Refused
from cdop.dataset.years import bounds, review_year
from cdop.figures.cohort import Cohort
from cdop.figures.facts import CaseFacts, case_facts
from cdop.returns.definitions.checks import CHECKS, Reading, says
from cdop.returns.definitions.model import Part
from cdop.reviews.models import BROUGHT_IN

NAMED = 20
"""How many cases a sentence names at most."""


@dataclass(frozen=True)
class Finding:
    """What a check says of a year. `references` is empty for those who may not see a case."""

    check: str
    sentence: str
    is_blocking: bool
    references: tuple[str, ...] = ()

    @property
    def with_cases(self) -> str:
        if not self.references:
            return self.sentence
        named = ", ".join(self.references[:NAMED])
        more = f" and {len(self.references) - NAMED} more" if len(self.references) > NAMED else ""
        return f"{self.sentence} Cases: {named}{more}."


@transaction.atomic
def checks_of(part: Part, cohort: Cohort, *, by: AnyActor) -> list[Finding]:
    """Everything the checks of the part find in the year, blocking ones first. Six queries at most."""
    check(by, Permission.RETURN_MAKE)
    read = _reading(part, cohort)
    found = []
    for names, is_blocking in ((part.blocking, True), (part.warning, False)):
        for name in names:
            about = CHECKS[name](read)
            numbers = [] if isinstance(about, bool) else list(about)
            if numbers or about is True:
                found.append((Finding(name, says(name, read), is_blocking), numbers))
    if not by.may(Permission.CASE_VIEW):
        return [finding for finding, _ in found]
    wanted = {number for _, numbers in found for number in numbers}
    known = dict(cases.cases_of(by).filter(pk__in=wanted).values_list("pk", "reference")) if wanted else {}
    return [
        replace(finding, references=tuple(sorted(known[n] for n in numbers if n in known)))
        for finding, numbers in found
    ]


def refuse_if_blocked(found: Sequence[Finding], *, is_kept: bool = False) -> None:
    """Raise Refused with what stands in the way. A sentence that is kept for others to read names no case."""
    blocking = [each.sentence if is_kept else each.with_cases for each in found if each.is_blocking]
    if blocking:
        raise Refused(" ".join(blocking))


def _reading(part: Part, cohort: Cohort) -> Reading:
    facts, asked = case_facts(cohort), {*part.blocking, *part.warning}
    here, before = _unclosed(cohort.panel_id, facts) if asked & _ON_STATES else ((), ())
    return Reading(
        cohort=cohort,
        what=f"{part.counted_as}s",
        facts=facts,
        before=case_facts(year_before(cohort)) if "near_last_year" in asked else (),
        unfinished=frozenset(here),
        unsigned=frozenset(before),
        today=timezone.localdate(),
    )


def year_before(cohort: Cohort) -> Cohort:
    start, end = bounds(review_year(cohort.start - timedelta(days=1)))
    return Cohort(cohort.panel_id, cohort.basis, start, end)


_ON_STATES = {"all_finalised", "earlier_ones_are_signed"}


def _unclosed(panel_id: int, facts: Sequence[CaseFacts]) -> tuple[list[int], list[int]]:
    """Reviewed cases that are not closed: those concluded here, and those concluded before they came here."""
    concluded = CaseStep.objects.filter(
        panel_id=panel_id, case_id=OuterRef("pk"), to_state=State.AWAITING_SIGN_OFF.code
    ).order_by("-id")
    rows = (
        Case.objects.filter(panel_id=panel_id, pk__in=[line.case_id for line in facts if line.is_reviewed])
        .exclude(state=State.CLOSED.code)
        .annotate(why=Subquery(concluded.values("reason")[:1]))
        .values_list("pk", "why")
    )
    found = list(rows)
    return [pk for pk, why in found if why != BROUGHT_IN], [pk for pk, why in found if why == BROUGHT_IN]
