"""Invented cases, taken as far along their life as a test needs. Each enters the scope of `by` itself."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction

from cdop.access.actors import AnyActor
from cdop.cases import actions
from cdop.cases.models import IDENTITY_MODELS, SECTION_MODELS, Case
from cdop.dataset.codelists.review import Domain, DomainStatement, FindingModifiable, Modifiability, Relevance
from cdop.dataset.factors import factor
from cdop.dataset.forms import section
from cdop.reviews import actions as reviews
from cdop.reviews.models import Review
from tests.makers.panels import chair_beside, scope_of

NOTIFIED_AT = datetime(2025, 5, 12, 9, 30, tzinfo=UTC)
REVIEWED_ON = date(2025, 11, 20)
SMOKE = {
    "factor_code": "C16",
    "factor_text": "Someone smoked in the home.",
    "relevance": Relevance.CONTRIBUTED.code,
    "modifiable": FindingModifiable.YES.code,
}
_numbers = itertools.count(1)


def nhs_number(number: int) -> str:
    """A valid number from the range kept for tests (999 …); every `number` gives another."""
    for candidate in itertools.count(number % 90_000 * 11):
        nine = f"999{candidate % 1_000_000:06}"
        digit = 11 - sum(int(d) * weight for d, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
        if digit != 10:
            return f"{nine}{digit % 11}"
    raise AssertionError


def make_answers(**overrides: Any) -> dict[str, dict[str, Any]]:
    """Valid answers of a notification by section; an override is named as its element."""
    number = next(_numbers)
    held: dict[str, Any] = {
        "surname": f"Testsurname{number}",
        "forenames": "Robin",
        "nhs_number": nhs_number(number),
        "date_of_birth": date(2023, 2, 1),
        "address": f"{number} Invented Street",
        "postcode": "ZZ99 3VZ",
        "sex": "female",
        "ethnicity": "WBRI",
        "resident_la": "E06000008",
        "date_of_death": date(2025, 5, 11),
        "place_of_death": "hosp_ed",
        "expected": "unexpected",
        "jar_triggered": "no",
        "cp_plan_at_death": "no",
        "looked_after": "never",
        "circumstances": "Found unresponsive at home.",
        "alert_ncmd": "no",
        "notifier_name": "Invented Notifier",
        "notifier_organisation": "Invented Hospital",
        **overrides,
    }
    by_section = {
        slug: {name: held.pop(name) for name in section(slug).names if name in held}
        for slug in (*SECTION_MODELS, *IDENTITY_MODELS)
    }
    assert not held, f"no section of the notification asks for {sorted(held)}"
    return {slug: values for slug, values in by_section.items() if values}


def make_case(
    by: AnyActor, *, notified_at: datetime = NOTIFIED_AT, source_reference: str = "", **overrides: Any
) -> Case:
    """A case as received; overrides are answers named as their elements: `make_case(by, sex="male")`."""
    with scope_of(by):
        return actions.receive(
            notified_at=notified_at,
            answers=make_answers(**overrides),
            source_reference=source_reference,
            by=by,
        )


def make_accepted_case(by: AnyActor, **overrides: Any) -> Case:
    """A case in scope, gathering information."""
    case = make_case(by, **overrides)
    with scope_of(by), transaction.atomic():
        actions.begin_triage(case=case, by=by)
        actions.accept(case=case, by=by)
    return case


def make_listed_case(
    by: AnyActor,
    *,
    findings: Sequence[Mapping[str, Any]] = (SMOKE,),
    categories: Sequence[str] = ("10",),
    modifiability: str = "",
    reviewed_on: date = REVIEWED_ON,
    learning: Sequence[str] = (),
    **overrides: Any,
) -> tuple[Case, Review]:
    """A case listed for panel with a full draft review. Modifiability follows the findings unless given."""
    case = make_accepted_case(by, **overrides)
    with scope_of(by), transaction.atomic():
        actions.await_meeting(case=case, by=by)
        reviews.hold_meeting(case=case, on=reviewed_on, by=by)
        review = reviews.start(case=case, by=by)
        for values in findings:
            reviews.add_line(review=review, slug="findings", values=values, by=by)
        for text in learning:
            reviews.add_line(review=review, slug="learning", values={"text": text}, by=by)
        for slug, answers in _conclusions(findings, categories, modifiability).items():
            reviews.record_section(review=review, slug=slug, values=answers, by=by)
        reviews.make_ready(case=case, by=by)
        reviews.list_for_panel(case=case, on=reviewed_on, by=by)
        review.refresh_from_db()
    return case, review


def make_reviewed_case(by: AnyActor, *, reviewed_on: date = REVIEWED_ON, **options: Any) -> Case:
    """A case the panel concluded on `reviewed_on`, waiting for the chair. Options as of make_listed_case."""
    case, _ = make_listed_case(by, reviewed_on=reviewed_on, **options)
    with scope_of(by):
        reviews.conclude(case=case, reviewed_on=reviewed_on, by=by)
    return case


def make_signed_case(by: AnyActor, *, chair: AnyActor | None = None, **options: Any) -> Case:
    """A closed case, its review signed off by `chair` (one is made when none is given)."""
    case = make_reviewed_case(by, **options)
    signer = chair or chair_beside(by)
    with scope_of(signer):
        reviews.sign_off(case=case, by=signer)
    return case


def _conclusions(
    findings: Sequence[Mapping[str, Any]], categories: Sequence[str], modifiability: str
) -> dict[str, dict[str, Any]]:
    found = any(
        f.get("relevance") == Relevance.CONTRIBUTED and f.get("modifiable") == FindingModifiable.YES
        for f in findings
    )
    follows = Modifiability.IDENTIFIED if found else Modifiability.NONE
    spoken = {f.get("domain") or factor(f["factor_code"]).domain for f in findings}
    statements = {d: DomainStatement.RECORDED if d in spoken else DomainStatement.NONE for d in Domain}
    return {
        "meeting_basis": {"agencies_represented": ["police"], "documents_available": "Reporting forms."},
        "summary": {
            "case_summary": "The child was found unresponsive in the morning.",
            "cause_of_death_understood": "Sudden unexpected death.",
        },
        "conclusion": {"followup_family": "The key worker will visit within two weeks."},
        "domain_statements": {f"domain_{d.code.lower()}": said.code for d, said in statements.items()},
        "classification": {"categories": list(categories), "modifiability": modifiability or follows.code},
    }
