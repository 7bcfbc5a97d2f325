"""Letters about a request. They name the panel, the agency, the case's reference and what is asked; no child."""

from __future__ import annotations

from datetime import date

from cdop.access.actors import AnyActor
from cdop.access.vault import open_vault
from cdop.agencies import persons, questions
from cdop.agencies.actions.links import new_link
from cdop.agencies.models import Contact, Request
from cdop.core.words import count
from cdop.letters import actions as letters
from cdop.letters.kinds import Value
from cdop.letters.models import Letter


def about(request: Request) -> str:
    """What letters about a request are filed under."""
    return f"request:{request.pk}"


def write_to(
    kind: str, request: Request, contact: Contact, *, key: str, by: AnyActor, on: date | None = None
) -> Letter:
    """A letter to the one who answers, with a fresh link; the link before it dies."""
    link = new_link(request=request, contact=contact, by=by)
    return _write(kind, request, contact, {**_told(request, kind, on), "link": link}, key, by)


def write_to_lead(request: Request, lead: Contact, *, key: str, by: AnyActor, on: date) -> Letter:
    """A letter to the person at the agency who is told when an answer stays away. It holds no link."""
    kind = "agency_escalation"
    return _write(kind, request, lead, _told(request, kind, on), key, by)


def _told(request: Request, kind: str, on: date | None) -> dict[str, Value]:
    assert request.due_on is not None
    told: dict[str, Value] = {
        "panel": request.panel.name,
        "agency": request.agency.name,
        "reference": request.case.reference,
        "asked": questions.asked_words(request.sections, request.supplementary),
        "due_on": request.due_on,
    }
    if on is not None and kind in ("agency_overdue", "agency_escalation"):
        told["days_late"] = count((on - request.due_on).days, "day")
    return told


def _write(
    kind: str, request: Request, to: Contact, told: dict[str, Value], key: str, by: AnyActor
) -> Letter:
    mailbox = persons.take(to, open_vault(request.panel_id)).email
    return letters.write(kind=kind, to=mailbox, context=told, about=about(request), key=key, by=by)
