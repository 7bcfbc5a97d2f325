"""The factors by how often they were found: plot, domains, and the ranking broken down."""

from __future__ import annotations

from collections.abc import Mapping

from cdop.artefacts.charts import Bar, ranked_bars
from cdop.core.shapes import Column, Table
from cdop.dataset.codelists.review import Domain
from cdop.dataset.factors import factor
from cdop.figures.words import Line, finding
from cdop.patterns.choice import ACROSS, CONTRIBUTORY, MODIFIABLE, Choice
from cdop.patterns.presenters.links import Links, label, share
from cdop.patterns.presenters.plots import Plot
from cdop.patterns.queries import Across, Cell, Patterns

MOST_BARS, MOST_ROWS = 12, 12
EXACT = "Exact figures for this panel only."


def ranked(found: Patterns, links: Links) -> Plot | None:
    """The most frequent as bars, all of them in the table."""
    if not found.ranked:
        return None
    choice, drawn = links.choice, found.ranked[:MOST_BARS]
    title = title_of(choice.which, found.ranked)
    more = len(found.ranked) - len(drawn)

    def draw(width: int) -> str:
        return ranked_bars(
            title=title,
            description="; ".join(f"{label(code)} {count}" for code, count in drawn),
            rows=[Bar(label(code), count) for code, count in drawn],
            unit=f"Reviewed deaths, {choice.period}",
            note=(f"{more} more in the table. " if more else "") + EXACT,
            width=width,
        )

    columns = [Column("Factor"), Column("Domain"), Column("Deaths", is_number=True)]
    columns.append(Column("Share", unit=f"of {found.deaths:,} deaths", is_number=True))
    rows = [
        (
            label(code),
            factor(code).domain.code,
            links.number(count, label(code), Cell(factors=(code,))),
            share(count, found.deaths),
        )
        for code, count in found.ranked
    ]
    return Plot(title, draw, Table(f"Factors, {choice.period}", columns, rows), "ranked")


def title_of(which: str, ranking: tuple[tuple[str, int], ...]) -> str:
    """The finding, of modifiable factors or of all."""
    lines = [Line(code, label(code), count, 0, 0) for code, count in ranking]
    said = finding(lines, is_exact=True)
    return said if which == MODIFIABLE else said.replace("modifiable factor", "factor")


def domains(found: Patterns, links: Links) -> Table:
    """Deaths with a factor of each domain."""
    rows = [
        (
            f"{domain.code}: {domain.label}",
            links.number(found.domains[domain.code], f"domain {domain.code}", Cell(domain=domain.code)),
            share(found.domains[domain.code], found.deaths),
        )
        for domain in Domain
        if links.choice.domain in ("", domain.code)
    ]
    columns = [Column("Domain"), Column("Deaths", unit="one factor or more", is_number=True)]
    columns.append(Column("Share", unit=f"of {found.deaths:,} deaths", is_number=True))
    notes = ["A death may have factors of several domains: the rows do not add up."]
    return Table(f"Factors by domain, {links.choice.period}", columns, rows, notes)


def across(found: Patterns, links: Links, columns: Mapping[str, str]) -> Table | None:
    """The most frequent factors by year, age group, category or area. `columns`: codes and labels, in order."""
    held = found.across
    shown = {code: said for code, said in columns.items() if held.deaths[code]}
    if not found.ranked or not shown:
        return None
    rows = [("All reviewed deaths", *_row(held, links, shown, ""))]
    rows += [(label(code), *_row(held, links, shown, code)) for code, _ in found.ranked[:MOST_ROWS]]
    heads = [Column("Factor"), *(Column(said, is_number=True) for said in shown.values())]
    left_out = len(found.ranked) - MOST_ROWS
    notes = (
        [f"The {MOST_ROWS} factors found most often; {left_out} more are left out."] if left_out > 0 else []
    )
    return Table(f"Deaths by factor and {ACROSS[held.by].lower()}", heads, rows, notes)


def _row(held: Across, links: Links, columns: Mapping[str, str], code: str) -> list[object]:
    counts = held.factors[code] if code else held.deaths
    name = label(code) if code else "all reviewed deaths"
    return [
        links.number(counts[column], f"{name}, {said}", Cell(factors=(code,) if code else (), column=column))
        for column, said in columns.items()
    ]


def lead(found: Patterns, choice: Choice) -> str:
    """“Of 594 deaths reviewed in …, 310 (52%) had a modifiable factor or more.”"""
    kind = "a factor that may have contributed" if choice.which == CONTRIBUTORY else "a modifiable factor"
    placed = {"review": "reviewed ", "death": "", "notification": "notified "}[choice.basis]
    within = "in" if choice.first == choice.last else "from"
    so_far = "" if choice.basis == "review" else ", reviewed so far"
    return (
        f"Of {found.deaths:,} deaths {placed}{within} {choice.period}{so_far}, {found.with_any:,} "
        f"({share(found.with_any, found.deaths)}) had {kind}, or several."
    )
