"""How protected tables stand in the annual report. Sees protected figures only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cdop.artefacts.document import NOT_AVAILABLE, Cell, Column, TableBlock
from cdop.dataset.factors import by_domain as domains
from cdop.disclosure.publication import ProtectedTable
from cdop.disclosure.shape import TOTAL, Dimension
from cdop.disclosure.wording import CONFIDENTIAL, rate_mark
from cdop.figures.groupings import NOT_RECORDED
from cdop.statistics.poisson import event_limits

PER = 100_000
OFF = 4
"""A rounded count may stand so far from the truth."""


def block(table: ProtectedTable, title: str, note: str = "") -> TableBlock:
    """The first breakdown down, the last across; of one breakdown a column of counts.

    A lone year, and years that are put together, stand in the title.
    """
    used = tuple(d for d in table.dimensions if d.name != "year" or (len(d.codes) > 1 and not d.has_total))
    fixed = {d.name: d.positions[-1] for d in table.dimensions if d not in used}
    down, across = used[0], (used[1] if len(used) > 1 else None)
    heads = [(TOTAL, "Deaths")] if across is None else _heads(table, across, fixed)
    rows: list[tuple[Cell, ...]] = []
    for code in down.positions:
        named = {**fixed, down.name: code}
        cells = [_shown(table, {**named, **({across.name: head} if across else {})}) for head, _ in heads]
        if code != NOT_RECORDED or any(cells):
            rows.append((down.label(code), *cells))
    columns = (Column(down.title), *(Column(label, numeric=True) for _, label in heads))
    return TableBlock(table.name, title, columns, tuple(rows), note=note)


def _heads(table: ProtectedTable, across: Dimension, fixed: Mapping[str, str]) -> list[tuple[str, str]]:
    """The codes across; not “not recorded” where nothing was, nor years before there was anything to count."""
    if across.name == "year":
        return [(year, year) for year in begun(table)]
    down, named = table.dimensions[0], [(code, across.label(code)) for code in across.positions]
    if NOT_RECORDED not in across.codes:
        return named
    if any(_shown(table, {**fixed, down.name: code, across.name: NOT_RECORDED}) for code in down.codes):
        return named
    return [each for each in named if each[0] != NOT_RECORDED]


def begun(table: ProtectedTable) -> tuple[str, ...]:
    """The years from the first in which anything is shown; all of them where nothing ever is."""
    years = next(d for d in table.dimensions if d.name == "year").codes
    first = next((at for at, year in enumerate(years) if value(table, year=year)), 0)
    return tuple(years[first:])


def value(table: ProtectedTable, **at: str) -> int:
    """The protected count with these codes; a table of a lone year needs none for it."""
    lone = {d.name: d.codes[0] for d in table.dimensions if not d.has_total and len(d.codes) == 1}
    return table.value(**{**lone, **{n: c for n, c in at.items() if c != TOTAL}}) or 0


def _shown(table: ProtectedTable, at: Mapping[str, str]) -> Cell:
    count = table.value(**{name: code for name, code in at.items() if code != TOTAL})
    return CONFIDENTIAL if count is None else count


def rates(
    table: ProtectedTable, living: Mapping[str, int], title: str, england: Mapping[str, float]
) -> TableBlock:
    """Deaths of each year with their rate, between limits that hold rounding and chance; England's as published."""
    review = table.dimensions[0]
    rows: list[tuple[Cell, ...]] = []
    for year in begun(table):
        counts = [_shown(table, {"review": code, "year": year}) for code in review.positions]
        rate = rate_of(value(table, year=year), living.get(year))
        rows.append((year, *counts, *rate, *((england.get(year, NOT_AVAILABLE),) if england else ())))
    columns = (
        Column("Year of death"),
        *(Column(review.label(code), numeric=True) for code in review.positions),
        Column("Rate", numeric=True, unit=f"per {PER:,} children"),
        Column("From", numeric=True),
        Column("To", numeric=True),
        *((Column("England", numeric=True, unit="as published"),) if england else ()),
    )
    return TableBlock(table.name, title, columns, tuple(rows), note=_ABOUT_RATES if living else _NO_RATES)


_ABOUT_RATES = (
    "Children aged 0 to 17 living in the panel’s area in the middle of the year. From and to: 95% limits of the "
    "rate, widened by what rounding may have moved the count. [x]: how many children lived there is not known here for "
    "that year, or no rate was published."
)
_NO_RATES = "No rates: how many children live in the panel’s area is not known here."


def rate_of(count: int, living: int | None) -> tuple[Cell, Cell, Cell]:
    """Rate and limits; marks in their place where there can be none."""
    if not living:
        return NOT_AVAILABLE, NOT_AVAILABLE, NOT_AVAILABLE
    if rate_mark(count) == CONFIDENTIAL:
        return CONFIDENTIAL, CONFIDENTIAL, CONFIDENTIAL
    low, high = event_limits(max(0, count - OFF))[0], event_limits(count + OFF)[1]
    each = [round(events * PER / living, 1) for events in (count, low, high)]
    return each[0], each[1], each[2]


def of_infants(table: ProtectedTable, title: str) -> TableBlock:
    """The first breakdown of those who died under 1 year, the years put together."""
    down = table.dimensions[0]
    rows = [
        (down.label(code), _shown(table, {down.name: code, "stage": "infant"})) for code in down.positions
    ]
    return TableBlock(
        table.name, title, (Column(down.title), Column("Deaths under 1 year", numeric=True)), tuple(rows)
    )


def in_time(steps: Sequence[ProtectedTable], title: str) -> TableBlock:
    """A line a step: how many were in time, and how many of each other answer."""
    heads = steps[0].dimensions[0].positions
    rows = tuple((step.dimensions[0].title, *_counts_of(step, heads)) for step in steps)
    named = steps[0].dimensions[0]
    columns = (
        Column("Step"),
        *(Column("Deaths" if code == TOTAL else named.label(code), numeric=True) for code in heads),
    )
    return TableBlock("in_time", title, columns, rows, note=_ABOUT_STEPS)


_ABOUT_STEPS = (
    "Not recorded: one of the two days is not known, so nothing can be said. Does not apply: no review meeting was to "
    "be held, the case was kept for a themed panel, or no agency was asked."
)


def _counts_of(step: ProtectedTable, codes: Sequence[str]) -> tuple[Cell, ...]:
    lone = {d.name: d.codes[0] for d in step.dimensions if d.name == "year"}
    return tuple(_shown(step, {**lone, step.dimensions[0].name: code}) for code in codes)


def by_domain(table: ProtectedTable, modifiable: ProtectedTable, year: str) -> list[TableBlock]:
    """The factors shown in the year, a table for each domain: all that may have contributed, and those modifiable."""
    made = []
    for domain, terms in domains().items():
        shown = [
            (
                each.label,
                value(table, factor_code=each.code, year=year),
                value(modifiable, factor_code=each.code, year=year),
            )
            for each in terms
        ]
        rows = tuple(sorted((row for row in shown if row[1]), key=lambda row: (-row[1], row[0])))
        if rows:
            name, title = f"factors_{domain.code.lower()}", f"{domain.label}, reviews completed in {year}"
            made.append(TableBlock(name, title, _FACTOR_COLUMNS, rows, note=_LEFT_OUT))
    return made


_FACTOR_COLUMNS = (
    Column("Factor"),
    Column("May have contributed", numeric=True),
    Column("Of these modifiable", numeric=True),
)
_LEFT_OUT = "Deaths in which the factor was found. Factors shown as 0 (none, or fewer than 5) are not listed."
