"""The directory and its people in tables."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from cdop.agencies.models import Agency
from cdop.agencies.queries import Entry
from cdop.agencies.queries.suggesting import Suggestion
from cdop.core.shapes import Cell, Column, Table
from cdop.dataset.codelists.agencies import AgencyType

COLUMNS = (
    Column("Agency"),
    Column("Kind"),
    Column("Contacts", is_number=True),
    Column("Answers awaited", is_number=True),
    Column("State"),
)


def table(agencies: Sequence[Agency]) -> Table:
    return Table("Agencies in the panel's directory", COLUMNS, [_row(each) for each in agencies])


def _row(agency: Agency) -> tuple[object, ...]:
    contacts: int = agency.contact_count  # type: ignore[attr-defined]
    is_unreachable = agency.is_active and not contacts
    return (
        Cell(agency.name, url=reverse("agencies:agency", args=[agency.pk])),
        AgencyType.label_of(agency.type),
        contacts,
        agency.open_count,  # type: ignore[attr-defined]
        Cell("No contact", tone="soon")
        if is_unreachable
        else Cell("In use" if agency.is_active else "Retired", tone="" if agency.is_active else "plain"),
    )


def people(entry: Entry) -> Table:
    columns = [Column("Mailbox"), Column("Name"), Column("Role"), Column("Telephone"), Column("State")]
    rows = [
        (
            Cell(who.email, url=reverse("agencies:contact", args=[contact.pk])),
            who.name,
            who.role,
            who.phone,
            _standing(contact.is_active, contact.is_lead),
        )
        for contact, who in entry.contacts
    ]
    return Table("Contacts", columns, rows)


def _standing(is_active: bool, is_lead: bool) -> Cell:
    if not is_active:
        return Cell("Retired", tone="plain")
    return Cell("Told when late", tone="waiting") if is_lead else Cell("In use")


def suggested(found: Sequence[Suggestion], asked: set[int]) -> list[tuple[Suggestion, str]]:
    """Professionals of the case who were not asked yet, each with what is known of them in a line."""
    waiting = [each for each in found if each.agency is None or each.agency.pk not in asked]
    return [(each, _line(each)) for each in waiting]


def _line(each: Suggestion) -> str:
    known = [AgencyType.label_of(each.type), each.person.words]
    state = "in the directory" if each.agency else "not in the directory yet"
    return " · ".join([*(part for part in known if part), state])
