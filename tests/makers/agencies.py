"""Invented agencies, their contacts, and requests to them. Each enters the scope of `by` itself."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import time_machine
from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor
from cdop.agencies import actions
from cdop.agencies.models import Agency, Contact, Request
from cdop.agencies.persons import Person
from cdop.cases.models import Case
from cdop.letters.models import Letter
from tests.makers.panels import scope_of

_numbers = itertools.count(1)


def make_agency(by: AnyActor, *, type: str = "gp", name: str = "", note: str = "") -> Agency:
    """An agency of the directory, without anybody there."""
    with scope_of(by):
        return actions.add_agency(
            name=name or f"Invented agency {next(_numbers)}", type=type, note=note, by=by
        )


def make_contact(by: AnyActor, agency: Agency, *, is_lead: bool = False, **person: str) -> Contact:
    """Somebody at the agency."""
    number = next(_numbers)
    who = {"email": f"records{number}@agency.example", "name": f"Invented Colleague {number}", **person}
    with scope_of(by):
        return actions.add_contact(agency=agency, person=Person(**who), is_lead=is_lead, by=by)


def make_request(
    by: AnyActor,
    case: Case,
    *,
    agency: Agency | None = None,
    contact: Contact | None = None,
    sections: Sequence[str] = ("birth",),
    supplementary: Sequence[str] = (),
    days_ago: int = 0,
    due_in: int = 21,
    is_sent: bool = True,
) -> Request:
    """A request to an agency with a contact, sent so many days ago; or a draft to one without."""
    agency = agency or make_agency(by)
    if contact is None and is_sent:
        contact = make_contact(by, agency)
    asked = actions.Ask(agency, contact, sections, supplementary)
    then = timezone.now() - timedelta(days=days_ago)
    due_on = timezone.localdate(then) + timedelta(days=due_in)
    with scope_of(by), time_machine.travel(then, tick=True):
        return actions.ask(case=case, asked=[asked], due_on=due_on, by=by)[0]


@dataclass(frozen=True)
class Asked:
    """One of everything that has to do with asking an agency."""

    agency: Agency
    contact: Contact
    request: Request
    letter: Letter


def make_asked(by: AnyActor, case: Case) -> Asked:
    """An agency that was asked about `case`, and the letter by which it was."""
    agency = make_agency(by)
    contact = make_contact(by, agency)
    request = make_request(by, case, agency=agency, contact=contact)
    with scope_of(by), transaction.atomic():
        letter = Letter.objects.get(panel_id=by.panel_id, about=f"request:{request.pk}")
    return Asked(agency, contact, request, letter)
