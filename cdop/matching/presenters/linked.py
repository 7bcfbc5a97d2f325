"""What a case is tied to, in words and tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from cdop.cases.models import Case
from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import moment
from cdop.matching.models import Candidate, IncidentCase, Link, LinkKind, Merge
from cdop.matching.presenters.merging import left_in_words, taken_in_words
from cdop.matching.presenters.pairs import sentence, suggestion


@dataclass(frozen=True)
class Tie:
    """A link as one of its cases shows it."""

    number: int
    kind: str
    other: Case
    by: str


@dataclass(frozen=True)
class Gone:
    """A record that was merged into the case, with what was taken over of it."""

    number: int
    other: Case
    by: str
    reason: str
    taken: str


def links(case: Case, held: Iterable[Link]) -> list[Tie]:
    return [
        Tie(
            link.pk,
            LinkKind(link.kind).label,
            link.other_than(case),
            f"{link.made_by_name}, {moment(link.made_at)}",
        )
        for link in held
    ]


def merges(held: Iterable[Merge]) -> list[Gone]:
    return [
        Gone(
            each.pk,
            each.merged,
            f"{each.made_by_name}, {moment(each.made_at)}",
            each.reason,
            taken_in_words(each),
        )
        for each in held
    ]


def undone(held: Iterable[Merge], case: Case) -> list[str]:
    """Mergings that were taken back, each as a sentence."""
    return [_undone(each, case) for each in held if each.undone_at is not None]


def _undone(merge: Merge, case: Case) -> str:
    other = merge.merged if merge.kept_id == case.pk else merge.kept
    merged_at, undone_at = moment(merge.made_at), moment(merge.undone_at) if merge.undone_at else ""
    told = f"Merged with {other.reference} on {merged_at}, and separated on {undone_at} by "
    told += f"{merge.undone_by_name}: {merge.undone_reason}"
    left = left_in_words(merge.left_as_it_is)
    return f"{told} Left as it was changed since: {left}." if left else told


def pairs_table(case: Case, pairs: Iterable[Candidate]) -> Table:
    columns = [Column("Other record"), Column("Suggests"), Column("Why")]
    rows = [
        (
            Cell(
                pair.other_than(case).reference,
                url=reverse("matching:pair", args=[pair.pk]),
                hidden_text="compare",
            ),
            suggestion(pair),
            sentence(pair.reasons),
        )
        for pair in pairs
    ]
    return Table("Records that are alike, to be decided", columns, rows)


def incidents_table(members: Iterable[IncidentCase]) -> Table:
    columns = [Column("Incident"), Column("Day"), Column("Title")]
    rows = [
        (
            Cell(each.incident.reference, url=reverse("matching:incident", args=[each.incident.reference])),
            each.incident.happened_on,
            each.incident.title,
        )
        for each in members
    ]
    return Table("Incidents this death belongs to", columns, rows)
