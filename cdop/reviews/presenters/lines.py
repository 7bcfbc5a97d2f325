"""The lines of a review as tables: factors domain by domain, learning points, recommendations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from cdop.cases.models import Case
from cdop.core.shapes import Cell, Column, Table
from cdop.dataset.codelists import Domain, DomainStatement, FindingModifiable, Reach, Relevance, Ynk
from cdop.dataset.factors import factor
from cdop.reviews.models import Finding, LearningPoint, Recommendation, ReviewRow
from cdop.reviews.queries import FullReview
from cdop.reviews.rules import statement_of


@dataclass(frozen=True)
class LineWords:
    """What one line of a kind is called, and many."""

    one: str
    many: str


LINES = {
    "findings": LineWords("factor", "factors"),
    "learning": LineWords("learning point", "learning points"),
    "recommendations": LineWords("recommendation", "recommendations"),
}


@dataclass(frozen=True)
class DomainBlock:
    """One domain: what the panel says of the whole of it, and its factors."""

    code: str
    label: str
    statement: str
    table: Table | None


@dataclass(frozen=True)
class LineBlock:
    slug: str
    title: str
    many: str
    one: str
    table: Table | None


def domains(full: FullReview | None, case: Case, *, may_write: bool) -> list[DomainBlock]:
    """The four domains in order, each with its statement, whether or not anything is recorded in it."""
    blocks = []
    for domain in Domain:
        found = [finding for finding in full.findings if finding.domain == domain] if full else []
        said = statement_of(full.review, domain) if full else ""
        table = _factors(found, domain, case, may_write) if found else None
        blocks.append(DomainBlock(domain.code, domain.label, _statement(said, found), table))
    return blocks


def _statement(said: str, found: Sequence[Finding]) -> str:
    if said:
        return DomainStatement.label_of(said)
    return DomainStatement.RECORDED.label if found else ""


def _factors(found: Sequence[Finding], domain: Domain, case: Case, may_write: bool) -> Table:
    has_notes = any(finding.note for finding in found)
    rows: list[tuple[object, ...]] = [
        (
            factor(finding.factor_code).label if finding.factor_code else "Not coded",
            finding.factor_text,
            _relevance(finding.relevance),
            FindingModifiable.label_of(finding.modifiable) if finding.modifiable else "Not decided yet",
            *([finding.note] if has_notes else []),
        )
        for finding in found
    ]
    columns = [
        Column("Factor"),
        Column("In the panel’s words"),
        Column("Relevance"),
        Column("Modifiable"),
        *([Column("Note")] if has_notes else []),
    ]
    return _table(f"Factors of domain {domain.code}", columns, rows, found, "findings", case, may_write)


def _relevance(code: str) -> str:
    return f"{code} – {Relevance.label_of(code)}" if code else "Not decided yet"


def line_tables(full: FullReview | None, case: Case, *, may_write: bool) -> list[LineBlock]:
    """Learning points and recommendations."""
    learning = _learning(full.learning, case, may_write) if full and full.learning else None
    asked = _recommendations(full.recommendations, case, may_write) if full and full.recommendations else None
    return [
        LineBlock("learning", "Learning points", "learning points", "learning point", learning),
        LineBlock("recommendations", "Recommendations", "recommendations", "recommendation", asked),
    ]


def _learning(found: Sequence[LearningPoint], case: Case, may_write: bool) -> Table:
    rows = [(one.text, _label(Reach, one.audience), _label(Ynk, one.share)) for one in found]
    columns = [Column("Learning point"), Column("For whom"), Column("May be shared")]
    return _table("Learning points", columns, rows, found, "learning", case, may_write)


def _recommendations(found: Sequence[Recommendation], case: Case, may_write: bool) -> Table:
    rows = [(one.text, one.to_whom or "Not recorded", _label(Reach, one.level)) for one in found]
    columns = [Column("Recommendation"), Column("To whom"), Column("Level")]
    return _table("Recommendations", columns, rows, found, "recommendations", case, may_write)


def _label(codes: Any, code: str) -> str:
    return codes.label_of(code) if code else "Not recorded"


def _table(
    caption: str,
    columns: list[Column],
    rows: Sequence[tuple[object, ...]],
    found: Sequence[ReviewRow],
    slug: str,
    case: Case,
    may_write: bool,
) -> Table:
    """The table, with a way to change each line for those who may."""
    if not may_write:
        return Table(caption, columns, rows)
    changes = [
        Cell(
            "Change",
            url=reverse("reviews:change_line", args=[case.reference, slug, line.pk]),
            hidden_text=f"{LINES[slug].one} {place}: {row[0]}",
        )
        for place, (line, row) in enumerate(zip(found, rows, strict=True), 1)
    ]
    with_links = [(*row, change) for row, change in zip(rows, changes, strict=True)]
    return Table(caption, [*columns, Column("Change")], with_links)
