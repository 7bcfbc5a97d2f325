"""Tables about the people behind a rate: where children are born, and England's rates by group of people."""

from __future__ import annotations

from collections.abc import Mapping

from cdop.core.shapes import Column, Table
from cdop.indicators.book import Book
from cdop.indicators.presenters.answers import number, whole
from cdop.reference.periods import Period
from cdop.reference.queries import ENGLAND, PublishedValue, is_district, is_peer


def births(book: Book, gss: str, when: Period) -> Table | None:
    """Births of each district of the place, with the fifth of England's authorities it belongs to."""
    if not (book.indicator.made_of and book.indicator.made_of.over):
        return None
    codes = [code for code in _districts(book, gss) if code != gss]
    readings = [book.reading(code, when) for code in codes]
    known = [each for each in readings if each.denominator]
    if not known:
        return None
    fifths = _fifths(book)
    rows: list[tuple[object, ...]] = [
        (book.map.name(each.gss_code), whole(each.denominator), fifths.get(each.gss_code, "not known"))
        for each in sorted(known, key=lambda each: book.map.name(each.gss_code))
    ]
    for fifth in sorted(set(fifths.values())):
        total = sum(e.denominator or 0 for e in known if fifths.get(e.gss_code) == fifth)
        if total:
            rows.append((f"All districts in fifth {fifth}", whole(total), fifth))
    columns = [
        Column("District"),
        Column("Live births", str(when), is_number=True),
        Column("Fifth by deprivation", "1 most deprived", is_number=True),
    ]
    return Table(f"Births by district and deprivation, {book.map.name(gss)}, {when}", columns, rows)


def _districts(book: Book, gss: str) -> list[str]:
    known = {code for source in book.sources for code in source.codes() if is_district(code)}
    if gss == ENGLAND:
        return []
    return [code for code in known if gss in (book.map.county(code), book.map.region(code))]


def _fifths(book: Book) -> dict[str, int]:
    """Each district's fifth among the districts with a figure, 1 the most deprived."""
    known = {code for source in book.sources for code in source.codes() if is_peer("E07", code)}
    ranked = sorted(
        (book.map.deprivation_of(code) or 0, code) for code in known if book.map.deprivation_of(code)
    )
    return {code: place * 5 // len(ranked) + 1 for place, (_, code) in enumerate(ranked)}


def by_group(book: Book, found: Mapping[str, tuple[PublishedValue, ...]]) -> list[Table]:
    """England's rates by sex, ethnic group and the like, in the publisher's words and order."""
    tables = []
    for kind, rows in found.items():
        columns = [Column(kind), Column("Rate", book.indicator.unit, is_number=True)]
        lines = [
            (
                row.category,
                f"{number(row.value)}{' u' if row.is_unreliable else ''}"
                if row.value is not None
                else "withheld",
            )
            for row in rows
        ]
        fact = book.editions.get(rows[0].edition)
        notes = ["u: the publisher marks the rate as unreliable. No interval is published."]
        if fact:
            notes.append(f"Source: {fact.source}. {fact.licence}.")
        caption = f"{book.indicator.title}, England, {rows[0].period}: {kind.lower()}"
        tables.append(Table(caption, columns, lines, notes))
    return tables
