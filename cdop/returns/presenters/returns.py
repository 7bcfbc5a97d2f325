"""Returns and their sendings in tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse

from cdop.artefacts.models import Artefact
from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import day, moment
from cdop.jobs.models import Job
from cdop.returns.channels import Channel
from cdop.returns.definitions.known import definitions, part_of
from cdop.returns.models import Submission


def offered() -> dict[str, str]:
    """The returns that are published, by kind, and how many parts each has."""
    return {
        kind: each.title if len(each.parts) == 1 else f"{each.title}, in {len(each.parts)} parts"
        for kind, each in definitions().items()
        if each.parts
    }


def about(job: Job) -> str:
    """What a piece of work makes: the part and its year."""
    _, part = part_of(str(job.args["kind"]))
    return f"{part.title}, {job.args['year']}"


def made(artefacts: Sequence[Artefact], sent: Mapping[UUID, Submission]) -> Table:
    """Returns by title, newest first, and when each was sent."""
    columns = [Column("Document"), Column("Made by"), Column("Made on"), Column("Sent")]
    rows = [
        (
            Cell(each.title, url=reverse("artefacts:document", args=[each.id])),
            each.made_by_name,
            Cell(moment(each.made_at), is_day=True),
            _sent(each, sent.get(each.release_id)),
        )
        for each in artefacts
    ]
    return Table("Returns made", columns, rows)


def sendings(rows: Sequence[Submission]) -> Table:
    """The latest first: it is the one that stands."""
    columns = [Column("Sent on"), Column("How"), Column("Receipt"), Column("Noted by")]
    lines = [
        (
            Cell(day(row.sent_on), is_day=True),
            Channel(row.channel).label,
            row.receipt or "No receipt yet",
            Cell(row.by_name, under=moment(row.at)),
        )
        for row in rows
    ]
    return Table("When it was sent", columns, lines)


def _sent(artefact: Artefact, row: Submission | None) -> Cell:
    at = reverse("returns:sent", args=[artefact.release_id])
    if row is None:
        return Cell("Not noted yet", url=at, hidden_text=artefact.title)
    return Cell(day(row.sent_on), url=at, under=row.receipt and f"receipt {row.receipt}", is_day=True)
