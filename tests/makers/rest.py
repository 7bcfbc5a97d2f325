"""A row in every table that the usual examples leave empty, so that each can be attacked with something in it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models.functions import Now
from django.test import Client, RequestFactory
from django.utils import timezone

from cdop.access.actors import Actor
from cdop.access.expiry import hold
from cdop.agencies import actions as agencies
from cdop.agencies.merging import mark
from cdop.agencies.queries.answers import merged
from cdop.cases import actions as cases
from cdop.cases.models import Case, Draft
from cdop.dataset.codelists import DayKind, DeadlineCode, DeadlineUnit, Severity
from cdop.digests import actions as digests
from cdop.figures import actions as figures
from cdop.retention import actions as retention
from cdop.returns import actions as returns
from cdop.summaries import actions as summaries
from cdop.timing import actions as timing
from cdop.timing.limits import Length
from cdop.whatif import actions as whatif
from cdop.whatif.evidence import shipped
from cdop.worklist.actions import save_filter
from tests.makers.agencies import make_request
from tests.makers.cases import make_accepted_case, make_reviewed_case, make_signed_case
from tests.makers.machines import end_made_client
from tests.makers.notifications import Teller
from tests.makers.panels import beside, chair_beside, scope_of
from tests.makers.prepared import make_outside, make_released
from tests.makers.summaries import make_annual_text, make_written
from tests.makers.themes import make_suggestions
from tests.makers.visitors import Visitor, make_answered

SECTIONS = {
    "health": {"autism": "no"},
    "reporting_circumstances": {"summary": "Invented."},
    "social_environment": {"consanguinity": "no"},
    "physical_environment": {"overcrowding": "no"},
    "service_provision": {"was_not_brought": "no"},
    "cardiac": {"cardiac_antenatal_diagnosis": "no"},
}


def make_rest(by: Actor, case: Case) -> None:
    """Of everything else, one."""
    with scope_of(by), transaction.atomic():
        for slug, values in SECTIONS.items():
            cases.record_section(case=case, slug=slug, values=values, by=by, token=str(uuid4()))
        cases.keep_draft(case=case, slug="death", typed={"place_text": ["Typed"]}, version=1, by=by)
        cases.add_form(case=case, form="drowning", by=by)
        save_filter(name="New ones", query="stage=received", by=by)
        timing.record_day(case=case, kind=DayKind.INQUEST_ENDED, on=date(2025, 6, 2), by=by)
        length = Length(10, DeadlineUnit.DAYS, Severity.AIM)
        timing.set_limit(code=DeadlineCode.FORM_RETURN, length=length, since=timezone.localdate(), by=by)
        whatif.set_risk(name="smoking_neonatal", figures=shipped()["smoking_neonatal"].figures, by=by)
        agencies.set_ladder(reminders=(5, 10), escalation=2, by=by)
        request = RequestFactory().post("/cases/new/", {"text": "Typed"})
        request.session = {}  # type: ignore[assignment]
        hold(request, user_id=by.user_id, panel_id=by.panel_id)
    _kept_for_a_time(by, case)
    _closed(by)
    _asked(by)
    _released(by)
    _read(by)
    assert make_suggestions(by)
    teller = Teller(Client(), by.panel_code)
    teller.begin()
    teller.type_all()
    teller.send()
    Teller(Client(), by.panel_code).begin()


def _kept_for_a_time(by: Actor, case: Case) -> None:
    """The week's list; the look of a night at what is past its time, and one old draft removed."""
    with scope_of(by), transaction.atomic():
        digests.keep_quality(on=date(2025, 6, 2), lines=(), by=by)
        cases.keep_draft(case=case, slug="child", typed={"sex": ["male"]}, version=1, by=by)
        old = Draft.objects.filter(panel_id=by.panel_id, slug="child")
        assert old.update(saved_at=Now() - timedelta(days=365)) == 1
    administrator = beside(by, "administrator")
    with scope_of(administrator), transaction.atomic():
        retention.look_through(on=date(2025, 6, 2), by=administrator)
        retention.remove_past(kind="case_drafts", by=administrator)


def _read(by: Actor) -> None:
    """The texts of an annual report, written, and read by somebody else."""
    text = make_written(by, make_annual_text(by), foreword="Every death was looked at with care.")
    chair = chair_beside(by)
    with scope_of(chair):
        summaries.read(text=text, version=text.version, by=chair)


def _released(by: Actor) -> None:
    """A release of a reviewed case, let out and withdrawn; a figure from outside."""
    make_reviewed_case(by, reviewed_on=date(2025, 11, 3))
    release, _ = make_released(by, chair_beside(by))
    with scope_of(by), transaction.atomic():
        today = timezone.localdate()
        returns.note_submission(release=release, sent_on=today, channel="portal", receipt="R-1", by=by)
        figures.withdraw(release=release, reason="Invented.", by=by)
    make_outside(by)
    end_made_client(by)


def _closed(by: Actor) -> None:
    """An answer corrected after the case was closed."""
    case = make_signed_case(by)
    with scope_of(by), transaction.atomic():
        cases.record_section(
            case=case, slug="death", values={"place_text": "Ward"}, by=by, reason="Mistyped."
        )


def _asked(by: Actor) -> None:
    """An agency at its form, with something typed; another whose answer was taken."""
    request = make_request(by, make_accepted_case(by), sections=("health",))
    Visitor(by, request).enter()
    with scope_of(by), transaction.atomic():
        agencies.keep_typed(request=request, slug="health", typed={"medication": ["Typed"]}, by=by)
    case = make_accepted_case(by)
    make_answered(by, case)
    with scope_of(by), transaction.atomic():
        agencies.take_every_new(case=case, seen=mark(merged(case, by=by).new), by=by)
