"""Texts of summaries as pages show them, and what was found in one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import count, day
from cdop.dataset.years import review_year
from cdop.redaction.marks import Mark
from cdop.summaries.about import Source
from cdop.summaries.headings import template
from cdop.summaries.models import SummaryText


@dataclass(frozen=True)
class Found:
    """One thing found in a text, wherever it stands in it."""

    key: str
    text: str
    words: str
    where: str
    must_go: bool
    is_confirmed: bool


def found(kind: str, marks: Mapping[str, Sequence[Mark]], confirmed: Collection[str]) -> list[Found]:
    """What must go first; each thing once, with the headings under which it stands."""
    titles = {"title": "Title", **{each.slug: each.title for each in template(kind).headings}}
    by_key: dict[str, tuple[Mark, list[str]]] = {}
    for slug, each in marks.items():
        for mark in each:
            places = by_key.setdefault(mark.key, (mark, []))[1]
            if titles[slug] not in places:
                places.append(titles[slug])
    rows = [
        Found(key, mark.text, mark.taken.words, ", ".join(places), mark.taken.must_go, key in confirmed)
        for key, (mark, places) in by_key.items()
    ]
    return sorted(rows, key=lambda row: not row.must_go)


def listed(texts: Iterable[SummaryText]) -> Table:
    columns = [Column("Text"), Column("Years"), Column("State"), Column("Last changed by"), Column("On")]
    rows = [
        (
            Cell(text.title, url=reverse("summaries:text", args=[text.pk]), under=template(text.kind).title),
            years(text),
            state(text, getattr(text, "read", 0)),
            text.saved_by_name,
            Cell(day(text.saved_at), is_day=True),
        )
        for text in texts
    ]
    return Table("Texts of summaries", columns, rows)


def years(text: SummaryText) -> str:
    first, last = review_year(text.period_from), review_year(text.period_to)
    return first if first == last else f"{first} to {last}"


def state(text: SummaryText, readings: int) -> str:
    """“Not written yet”, “Read by 1 of 2 people”."""
    if not text.version:
        return "Not written yet"
    wanted = template(text.kind).readings
    if readings >= wanted:
        return f"Read by {count(readings, 'person', 'people')}"
    return f"Read by {readings} of {count(wanted, 'person', 'people')}"


def parts(text: SummaryText) -> list[tuple[str, list[str]]]:
    """Each heading that is written, with its paragraphs."""
    return [
        (each.title, [line for line in text.parts[each.slug].split("\n\n") if line.strip()])
        for each in template(text.kind).headings
        if text.parts.get(each.slug)
    ]


def source_lines(sources: Iterable[Source]) -> Table:
    columns = [
        Column("As the panel recorded it"),
        Column("What it is"),
        Column("May be shared beyond the panel"),
    ]
    rows = [
        (
            each.text,
            "Learning point" if each.is_learning else "Recommendation",
            "Yes" if each.may_be_shared else "Not said",
        )
        for each in sources
    ]
    return Table("What the reviews say", columns, rows)
