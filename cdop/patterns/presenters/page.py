"""The exact page whole: each part, or None where there is nothing to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import day
from cdop.figures.words import in_sentence
from cdop.patterns.choice import ACROSS, Choice, Offer
from cdop.patterns.presenters import numbers, picture, ranked, together
from cdop.patterns.presenters.links import Links, labels
from cdop.patterns.presenters.plots import Plot
from cdop.patterns.queries import Behind, Found, Patterns
from cdop.patterns.queries import Cell as Asked
from cdop.patterns.queries.cells import ANY
from cdop.statistics.cooccurrence import FALSE_SHARE, FEWEST_DEATHS, FEWEST_TOGETHER


@dataclass(frozen=True)
class Page:
    """All the exact page shows."""

    lead: str
    ranked: Plot | None
    domains: Table
    across: Table | None
    picture: Table
    protective: Table
    numbers: Plot | None
    groups: Plot | None
    differences: Plot | None
    pairs: Table | None
    pairs_words: str
    triples: Table | None


def page(everything: Found, links: Links, columns: Mapping[str, str]) -> Page:
    """`columns`: what the ranking is broken down by."""
    found, pooled = everything.patterns, everything.patterns.together
    return Page(
        lead=ranked.lead(found, links.choice),
        ranked=ranked.ranked(found, links),
        domains=ranked.domains(found, links),
        across=ranked.across(found, links, columns),
        picture=picture.picture(found, links),
        protective=picture.protective(everything.protections, links),
        numbers=numbers.numbers(found, links),
        groups=together.groups(pooled, links) if pooled else None,
        differences=together.differences(pooled, links) if pooled else None,
        pairs=together.pairs(pooled, links) if pooled else None,
        pairs_words=_pairs_words(found),
        triples=together.triples(pooled, links) if pooled else None,
    )


def _pairs_words(found: Patterns) -> str:
    pooled = found.together
    if pooled is None:
        return f"No two factors were each found in {FEWEST_TOGETHER} deaths or more: there is no pair to look at."
    if not pooled.is_tested:
        return (
            f"Only {found.deaths:,} deaths are pooled, fewer than {FEWEST_DEATHS}: counts and expected numbers only. "
            "A test on so few finds nothing that is there. Choose more years for more."
        )
    flags = {0: "none is", 1: "1 is"}.get(pooled.flagged, f"{pooled.flagged:,} are")
    shown = ""
    if pooled.looked_at > len(pooled.pairs):
        shown = f"; the {len(pooled.pairs)} shown are those flagged and the most frequent"
    return (
        f"{pooled.looked_at:,} pairs were looked at and {flags} flagged{shown}. A pair is flagged where q is below "
        f"{FALSE_SHARE:.2f} and {FEWEST_TOGETHER} deaths or more have both: of such flags about 1 in 10 at most is a "
        "chance finding."
    )


def columns_of(choice: Choice, offers: Mapping[str, Offer], years: Sequence[str]) -> dict[str, str]:
    """What the ranking is broken down by: codes and labels, in order."""
    if choice.by == "year":
        return {year: year for year in years if choice.first <= year <= choice.last}
    return {code: said for code, said in offers[choice.by].items() if code}


def file_query(choice: Choice) -> str:
    """What of the choice the protected figures of a file can follow."""
    year = choice.first if choice.first == choice.last else ""
    return urlencode({"basis": choice.basis, "year": year, "which": choice.which})


def cell_words(cell: Asked, choice: Choice, columns: Mapping[str, str]) -> str:
    """What a number counts, in a sentence."""
    parts = [f"with {in_sentence(labels(cell.factors))}"] if cell.factors else []
    parts += [f"without {in_sentence(labels(cell.without))}"] if cell.without else []
    if cell.number:
        many = "one factor or more" if cell.number == ANY else in_sentence(numbers.WORDS[int(cell.number)])
        parts.append(f"with {many}")
    parts += [f"in the row “{picture.LABELS[cell.row]}”"] if cell.row else []
    parts += [f"with a factor of domain {cell.domain}"] if cell.domain else []
    parts += [f"{ACROSS[choice.by].lower()}: {columns[cell.column]}"] if cell.column else []
    return f"Deaths {', '.join(parts)}." if parts else "All reviewed deaths chosen."


def chosen_words(choice: Choice, offers: Mapping[str, Offer]) -> str:
    """The filters that were on, in words."""
    held = [offers["basis"][choice.basis], choice.period, offers["which"][choice.which]]
    held += [offers[name][choice.codes[name]] for name in _NARROWING if name in choice.codes]
    return "; ".join(held) + "."


_NARROWING = ("domain", "age", "category", "area")


def cases(found: Sequence[Behind]) -> Table:
    """References with the day each is counted on."""
    rows = [
        (
            Cell(each.reference, url=reverse("cases:case", args=[each.reference]), is_day=True),
            Cell(day(each.day), is_day=True),
        )
        for each in found
    ]
    return Table("Cases", [Column("Case"), Column("Counted on")], rows)
