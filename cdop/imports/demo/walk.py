"""Takes some of the demonstration's open cases further, so that every stage can be seen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction

from cdop.access.actors import SystemActor
from cdop.cases.actions import await_meeting
from cdop.cases.models import Case
from cdop.cases.states import State
from cdop.dataset.codelists.review import Domain, DomainStatement
from cdop.reviews import actions as reviews

FURTHEST = (1, 2, 2, 3, 3, 4, 4, 4)
"""How far each of the first open cases goes: 1 concluded, 2 listed, 3 ready, 4 waiting for its meeting."""


@transaction.atomic
def walk(*, by: SystemActor) -> int:
    """Take the panel's newest open cases along; gives how many. Does nothing to a panel already walked."""
    waiting = Case.objects.filter(
        panel_id=by.panel_id, state=State.INFO_GATHERING.code, died_on__isnull=False
    )
    if Case.objects.filter(panel_id=by.panel_id, state=State.CDRM_PENDING.code).exists():
        return 0
    cases = list(waiting.order_by("-died_on", "source_reference")[: len(FURTHEST)])
    for case, furthest in zip(cases, FURTHEST, strict=False):
        _take(case, furthest, by)
    return len(cases)


def _take(case: Case, furthest: int, by: SystemActor) -> None:
    assert case.died_on is not None
    met, panel = case.died_on + timedelta(days=80), case.died_on + timedelta(days=130)
    await_meeting(case=case, by=by)
    if furthest == 4:
        return
    _draft(case, by)
    reviews.hold_meeting(case=case, on=met, by=by)
    reviews.make_ready(case=case, by=by)
    if furthest <= 2:
        reviews.list_for_panel(case=case, on=panel, by=by)
    if furthest == 1:
        reviews.conclude(case=case, reviewed_on=panel, by=by)


def _draft(case: Case, by: SystemActor) -> None:
    review = reviews.start(case=case, by=by)
    finding = {
        "factor_code": "D11",
        "factor_text": "Two services held part of the picture; neither shared it.",
        "relevance": "2",
        "modifiable": "yes",
    }
    reviews.add_line(review=review, slug="findings", values=finding, by=by)
    said = {f"domain_{d.code.lower()}": DomainStatement.NONE.code for d in Domain}
    answers: dict[str, dict[str, Any]] = {
        "domain_statements": {**said, "domain_d": DomainStatement.RECORDED.code},
        "classification": {"categories": ["8"], "modifiability": "modifiable_identified"},
        "summary": {"case_summary": "Invented for demonstration."},
        "conclusion": {"followup_family": "The key worker will visit."},
    }
    for slug, values in answers.items():
        reviews.record_section(review=review, slug=slug, values=values, by=by)
