"""A transfer in words and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from cdop.cases import written
from cdop.cases.presenters.sections import in_words
from cdop.cases.stores import SECTIONS
from cdop.core.shapes import Cell, Column, Line, Table
from cdop.core.words import day
from cdop.dataset.ages import AgeAtDeath
from cdop.dataset.codelists.transfers import TransferReason, TransferStatus
from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Section
from cdop.dataset.forms import section
from cdop.transfers.models import Transfer
from cdop.transfers.packing import CHOSEN, Packed
from cdop.transfers.queries import Words

_TONES = {TransferStatus.OFFERED: "waiting", TransferStatus.REJECTED: "late", TransferStatus.ACCEPTED: "done"}


@dataclass(frozen=True)
class Shown:
    """One transfer of a case: its heading, how it stands, its lines, and what may be done with it."""

    row: Transfer
    title: str
    status: str
    tone: str
    lines: Sequence[Line]
    can_withdraw: bool
    can_send_learning: bool
    can_hear_back: bool


def shown(row: Transfer, words: Words, *, is_closed: bool) -> Shown:
    heading = "To" if row.direction == "out" else "From"
    is_out = row.direction == "out"
    return Shown(
        row=row,
        title=f"{heading} {row.other_name}",
        status=TransferStatus(row.status).label,
        tone=_TONES.get(TransferStatus(row.status), "plain"),
        lines=[line for line in _lines(row, words) if line.value],
        can_withdraw=is_out and row.is_waiting,
        can_send_learning=not is_out
        and row.status == TransferStatus.ACCEPTED
        and is_closed
        and not words.learning,
        can_hear_back=is_out and row.status == TransferStatus.SENT,
    )


def facts(row: Transfer, words: Words, areas: Mapping[str, str]) -> list[Line]:
    """What the receiving panel is told to decide by."""
    age = str(AgeAtDeath(row.age_value, row.age_unit)) if row.age_value is not None else ""
    return [
        Line("Offered by", row.other_name),
        Line("Age at death", age or "Not recorded"),
        Line("Day of death", row.died_on),
        Line("Home area", areas.get(row.area, row.area) or "Not recorded"),
        *(line for line in _lines(row, words) if line.value),
    ]


def incoming_table(rows: Iterable[Transfer], areas: Mapping[str, str]) -> Table:
    """Offers to be decided; each opens its own page."""
    columns = [
        Column("From"),
        Column("Age at death"),
        Column("Home area"),
        Column("Reason"),
        Column("Offered"),
    ]
    return Table("To decide", columns, [_incoming(row, areas) for row in rows])


def outgoing_table(caption: str, rows: Iterable[Transfer]) -> Table:
    """Transfers of this panel's own cases, and of those it took over."""
    columns = [
        Column("Case"),
        Column("Panel"),
        Column("Reason"),
        Column("Offered or recorded"),
        Column("Stands"),
    ]
    return Table(caption, columns, [_outgoing(row) for row in rows])


def printed(packed: Packed) -> list[tuple[str, Sequence[Line]]]:
    """The case field by field: each section with its answers; of a section that repeats, each entry."""
    told: list[tuple[str, Sequence[Line]]] = [
        (asked.title, _answers(asked, packed.answers[asked.slug]))
        for asked in SECTIONS
        if asked.slug in packed.answers
    ]
    return told + [(section(slug).title, _answers(section(slug), values)) for slug, values in packed.rows]


def child(values: Mapping[str, object]) -> Sequence[Line]:
    return _answers(section("child_identity"), values)


def by_id(rows: Iterable[Transfer], words: Mapping[UUID, Words], *, is_closed: bool) -> list[Shown]:
    return [shown(row, words[row.id], is_closed=is_closed) for row in rows]


def _lines(row: Transfer, words: Words) -> list[Line]:
    is_out = row.direction == "out"
    versions = ", ".join(sorted({str(v) for v in row.form_versions.values()}))
    decided = f"{day(row.decided_at)} by {row.decided_by_name}" if row.decided_at else ""
    return [
        Line("Reason", TransferReason(row.reason).label),
        Line("In more words", words.note),
        Line("Agreed", f"{day(row.agreed_on)} ({row.agreed_by})"),
        Line("Their reference", row.other_reference),
        Line("Sent with the notification", _sent(row)),
        Line("Form versions as sent", versions),
        Line("Records sent" if row.is_outside else "Offer reached them", row.records_sent_on),
        Line("Learning asked back", "Yes" if row.asks_learning else ""),
        Line("Settled", decided),
        Line("Why", words.decision_note),
        Line("The death is counted", _counted(row)),
        Line("Reviewed there on" if is_out else "Reviewed on", row.reviewed_on),
        Line("Learning" if is_out else "Learning sent back", words.learning),
        Line("Learning received", row.learning_received_on),
    ]


def _sent(row: Transfer) -> str:
    titles = [form.title for form in CHOSEN if form.slug in row.forms]
    if row.direction == "in" and row.is_outside:
        return ""
    if len(titles) == len(CHOSEN):
        return "Everything that is answered"
    return "; ".join(titles) or "Nothing"


def _counted(row: Transfer) -> str:
    if row.is_waiting or row.status in (TransferStatus.REJECTED, TransferStatus.WITHDRAWN):
        return ""
    return "By this panel" if row.counts_here else "By another panel"


def _incoming(row: Transfer, areas: Mapping[str, str]) -> tuple[object, ...]:
    age = str(AgeAtDeath(row.age_value, row.age_unit)) if row.age_value is not None else ""
    return (
        Cell(row.other_name, url=reverse("transfers:incoming", args=[row.number])),
        age,
        areas.get(row.area, row.area),
        TransferReason(row.reason).label,
        Cell(day(row.offered_at), is_day=True),
    )


def _outgoing(row: Transfer) -> tuple[object, ...]:
    status = TransferStatus(row.status)
    case = row.case
    here = (
        Cell(case.reference, url=reverse("transfers:case", args=[case.reference])) if case else "No case here"
    )
    under = day(row.decided_at) if row.decided_at else ""
    way = "to" if row.direction == "out" else "from"
    return (
        here,
        f"{way} {row.other_name}",
        TransferReason(row.reason).label,
        Cell(day(row.offered_at), is_day=True),
        Cell(status.label, tone=_TONES.get(status, "plain"), under=under),
    )


def _answers(asked: Section, values: Mapping[str, object]) -> list[Line]:
    blank = {element.name: written.blank(element) for element in asked}
    held = {**blank, **values}
    return [
        Line(element.label, in_words(element, held[element.name], {}))
        for element in asked
        if not is_blank(held[element.name])
    ]
