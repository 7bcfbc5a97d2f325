"""The two letters that the outside door writes by itself, both to the mailbox the link belongs to."""

from __future__ import annotations

from cdop.access.actors import AnyActor
from cdop.access.vault import open_vault
from cdop.agencies import persons
from cdop.agencies.models import Contact, Request
from cdop.letters.actions import write
from cdop.letters.kinds import Value

CODE_MINUTES = 10


def send_code(*, request: Request, contact: Contact, code: str, number: int, by: AnyActor) -> None:
    """The code of visit `number`."""
    told: dict[str, Value] = {"panel": by.panel_name, "minutes": CODE_MINUTES, "code": code}
    write(
        kind="agency_code",
        to=_mailbox(contact),
        context=told,
        about=_about(request),
        key=f"code:{number}",
        by=by,
    )


def send_link(*, request: Request, contact: Contact, link: str, number: str, by: AnyActor) -> None:
    """The address of link `number`."""
    told: dict[str, Value] = {
        "panel": by.panel_name,
        "reference": request.case.reference,
        "due_on": request.due_on or "",
        "link": link,
    }
    write(
        kind="agency_link",
        to=_mailbox(contact),
        context=told,
        about=_about(request),
        key=f"link:{number}",
        by=by,
    )


def _mailbox(contact: Contact) -> str:
    return persons.take(contact, open_vault(contact.panel_id)).email


def _about(request: Request) -> str:
    return f"request:{request.pk}"
