"""What the demonstration's office is in the middle of: agencies in its directory, some asked, one case on hold."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import SystemActor
from cdop.agencies.actions import add_agency, add_contact, ask
from cdop.agencies.actions.asking import Ask
from cdop.agencies.models import Agency
from cdop.agencies.persons import Person
from cdop.agencies.questions import usual_sections
from cdop.cases.models import Case
from cdop.cases.states import State
from cdop.dataset.codelists import Blocks, HoldReason
from cdop.timing.actions import place_hold

AGENCIES = (
    ("Invented Lane Surgery", "gp"),
    ("Invented General Hospital, neonatal unit", "neonatal_unit"),
    ("Invented County Council, children’s social care", "childrens_social_care"),
    ("Invented Constabulary", "police"),
    ("Invented Ambulance Service", "ambulance"),
)
ASKED, ON_HOLD = 3, 4
"""How many of the newest cases gathering information are asked about, and which of them is on hold."""


@transaction.atomic
def open_office(*, by: SystemActor) -> None:
    """Fill the directory, ask about some cases. Does nothing to a panel whose directory was begun."""
    if Agency.objects.filter(panel_id=by.panel_id).exists():
        return
    contacts = {}
    for name, kind in AGENCIES:
        agency = add_agency(name=name, type=kind, by=by)
        mailbox = f"{kind.replace('_', '.')}@agency.example"
        contacts[agency] = add_contact(
            agency=agency, person=Person(role="Safeguarding lead", email=mailbox), by=by
        )
    today = timezone.localdate()
    cases = Case.objects.filter(panel_id=by.panel_id, state=State.INFO_GATHERING.code)
    for place, case in enumerate(cases.order_by("-died_on", "reference")[: ON_HOLD + 1]):
        if place < ASKED:
            asked = [Ask(a, c, usual_sections(a.type)) for a, c in list(contacts.items())[: 5 - place]]
            ask(case=case, asked=asked, due_on=today + timedelta(days=21), by=by)
        if place == ON_HOLD:
            place_hold(
                case=case,
                reason=HoldReason.INQUEST,
                blocks=Blocks.PANEL,
                started_on=today - timedelta(days=40),
                expected_end=today - timedelta(days=5),
                by=by,
            )
