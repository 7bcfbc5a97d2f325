"""Agencies are asked: one request each, one letter each, and no letter names the child."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.http import Http404
from django.utils import timezone

from cdop.access.actors import Actor
from cdop.agencies import actions, queries, questions
from cdop.agencies.actions import Ask
from cdop.agencies.models import Link, Request
from cdop.agencies.rules import Overtaken
from cdop.cases import actions as case_actions
from cdop.cases.models import Case
from cdop.cases.queries import identity
from cdop.core.refusals import NotAllowed, Refused
from cdop.dataset.codelists.agencies import AgencyType, RequestStatus
from cdop.jobs import actions as jobs
from cdop.jobs.models import Job
from cdop.letters import sealing
from cdop.letters.models import Letter
from tests.makers.agencies import make_agency, make_contact, make_request
from tests.makers.cases import make_accepted_case
from tests.makers.panels import make_actor, make_panel, scope_of

from .office import happened, letters

DUE = timedelta(days=21)


def due() -> date:
    return timezone.localdate() + DUE


def test_several_are_asked_at_once_each_with_a_letter(by: Actor, case: Case) -> None:
    agencies = [make_agency(by, type=kind) for kind in ("gp", "police", "education")]
    asked = [Ask(agency, make_contact(by, agency), ["birth"]) for agency in agencies]
    made = actions.ask(case=case, asked=asked, due_on=due(), by=by)
    assert [request.state for request in made] == [RequestStatus.SENT] * 3
    assert [letters(request) for request in made] == [["agency_request"]] * 3
    assert happened(made[0]) == ["drafted", "sent"]


def test_all_are_asked_or_none(by: Actor, case: Case) -> None:
    good, bad = make_agency(by), make_agency(by)
    asked = [Ask(good, make_contact(by, good), ["birth"]), Ask(bad, make_contact(by, bad), [])]
    with pytest.raises(Refused, match="is to be asked"):
        actions.ask(case=case, asked=asked, due_on=due(), by=by)
    assert not Request.objects.filter(panel_id=by.panel_id).exists()
    assert not Letter.objects.filter(panel_id=by.panel_id).exists()


def test_an_agency_is_asked_once_about_a_death(by: Actor, case: Case) -> None:
    request = make_request(by, case)
    with pytest.raises(Refused, match="has been asked about this death"):
        make_request(by, case, agency=request.agency)
    make_request(by, make_accepted_case(by), agency=request.agency)


def test_without_a_contact_the_request_waits_as_a_draft(by: Actor, case: Case) -> None:
    request = make_request(by, case, is_sent=False)
    assert (request.state, request.sent_at, letters(request)) == (RequestStatus.DRAFT, None, [])
    with pytest.raises(Refused, match="no contact to write to"):
        actions.send(request=request, by=by)
    sent = actions.send(request=request, contact=make_contact(by, request.agency), by=by)
    assert sent.state == RequestStatus.SENT and letters(sent) == ["agency_request"]


def test_no_letter_names_the_child(by: Actor) -> None:
    case = make_accepted_case(
        by, surname="Testsurnameton", forenames="Robinetta", address="9 Invented Street", postcode="ZZ99 3VZ"
    )
    who = identity(case, by=by)
    make_request(by, case)
    for job in Job.objects.filter(panel_id=by.panel_id, kind="letters.send"):
        jobs.run_now(job)
    (sent,) = mail.outbox
    text = f"{sent.subject} {sent.body}"
    for word in (
        "Testsurnameton",
        "Robinetta",
        "Invented Street",
        "ZZ99",
        who["nhs_number"],
        "2023",
        "11 May",
    ):
        assert str(word) not in text
    assert case.reference in text and by.panel_name in text and "16N" in text
    assert "/answer/" in sent.body and "/answer/" not in sent.subject


def test_sent_again_the_link_before_dies_and_reminders_go_on(by: Actor, case: Case) -> None:
    request = make_request(by, case)
    colleague = make_contact(by, request.agency)
    again = actions.send(request=request, contact=colleague, by=by)
    assert (again.contact_id, again.round, again.sent_at) == (colleague.pk, 1, request.sent_at)
    alive = Link.objects.filter(panel_id=by.panel_id, request=request, revoked_at=None)
    assert [link.contact_id for link in alive] == [colleague.pk]
    assert letters(request) == ["agency_request", "agency_request"]


def test_a_letter_goes_to_the_contact_that_was_chosen(by: Actor, case: Case) -> None:
    agency = make_agency(by)
    make_contact(by, agency, email="first@agency.example")
    second = make_contact(by, agency, email="second@agency.example")
    make_request(by, case, agency=agency, contact=second)
    assert sealing.take(Letter.objects.get(panel_id=by.panel_id)).recipient == "second@agency.example"


def test_neither_a_retired_agency_nor_a_retired_contact_is_written_to(by: Actor, case: Case) -> None:
    agency = make_agency(by)
    contact = make_contact(by, agency)
    actions.retire_contact(contact=contact, by=by)
    contact.refresh_from_db()
    with pytest.raises(Refused, match="retired"):
        make_request(by, case, agency=agency, contact=contact)
    gone = actions.retire_agency(agency=agency, by=by)
    with pytest.raises(Refused, match="retired"):
        make_request(by, case, agency=gone)


def test_a_contact_of_another_agency_is_not_written_to(by: Actor, case: Case) -> None:
    with pytest.raises(Refused, match="does not belong"):
        make_request(by, case, contact=make_contact(by, make_agency(by)))


def test_a_day_that_has_passed_is_refused(by: Actor, case: Case) -> None:
    with pytest.raises(Refused, match="passed"):
        make_request(by, case, due_in=-1)


def test_a_part_that_no_form_has_is_refused(by: Actor, case: Case) -> None:
    with pytest.raises(Refused, match="no form has"):
        make_request(by, case, sections=["classification"])


def test_nobody_is_asked_about_a_case_that_is_not_reviewed_here(by: Actor, case: Case) -> None:
    request = make_request(by, case)
    case_actions.decide_out_of_scope(case=case, reason_code="stillbirth", reason="Born dead.", by=by)
    with pytest.raises(Refused, match="no agency is asked"):
        make_request(by, case)
    actions.waive(request=request, reason="Not ours.", by=by)
    with pytest.raises(Refused, match="no agency is asked"):
        actions.reopen(request=request, reason="Perhaps.", due_on=due(), by=by)


def test_more_can_be_asked_while_the_answer_is_awaited(by: Actor, case: Case) -> None:
    request = make_request(by, case)
    values = {"supplementary": [], "due_on": request.due_on, "note": "", "by": by}
    changed = actions.change(request=request, sections=["birth", "health"], seen=request.version, **values)
    assert changed.sections == ["birth", "health"] and happened(request)[-1] == "changed"
    with pytest.raises(Overtaken):
        actions.change(request=request, sections=["birth"], seen=request.version, **values)


def test_those_without_the_right_ask_nobody(by: Actor, case: Case) -> None:
    chair = make_actor(make_panel(), "chair")
    with pytest.raises(NotAllowed):
        actions.ask(case=case, asked=[], due_on=due(), by=chair)


@pytest.mark.parametrize("kind", list(AgencyType), ids=lambda kind: kind.code)
def test_each_kind_of_agency_has_a_usual_choice_that_can_be_asked(kind: AgencyType) -> None:
    offered = dict(questions.section_options())
    forms = dict(questions.supplementary_options())
    usual = questions.usual_sections(kind.code)
    assert usual and set(usual) <= set(offered) and set(questions.USUAL[kind]) <= set(offered)
    assert questions.SUITED.get(kind, frozenset()) <= set(forms)
    assert questions.usual_supplementary(kind.code, proposed=[]) == []


def test_professionals_of_the_case_come_into_the_directory(by: Actor, case: Case) -> None:
    held = make_agency(by, name="High Street Surgery")
    known = {
        "agency_type": "gp",
        "contact_organisation": "High Street Surgery",
        "contact_email": "a@b.example",
    }
    new = {
        "agency_type": "police",
        "contact_organisation": "Northshire Police",
        "contact_name": "Sam Invented",
    }
    silent = {"agency_type": "education", "contact_organisation": "Invented School", "send_form": "no"}
    for values in ({**known, "send_form": "yes"}, {**new, "send_form": "yes"}, silent):
        case_actions.add_row(case=case, slug="contacts", values=values, by=by)
    found = queries.suggestions(case, by=by)
    assert [(each.name, each.agency) for each in found] == [
        ("High Street Surgery", held),
        ("Northshire Police", None),
    ]
    adopted = actions.adopt(case=case, rows=[each.row for each in found], by=by)
    assert [agency.name for agency in adopted] == ["High Street Surgery", "Northshire Police"]
    (contact,) = queries.contacts_of(held, by=by)
    assert queries.people_of([contact], by=by)[contact.pk].email == "a@b.example"
    assert queries.contacts_of(adopted[1], by=by) == []


def test_another_panels_agency_is_not_found(by: Actor) -> None:
    other = make_actor(make_panel("southshire"))
    foreign = make_agency(other)
    with pytest.raises(Http404), scope_of(by):
        queries.find_agency(foreign.pk, by=by)
