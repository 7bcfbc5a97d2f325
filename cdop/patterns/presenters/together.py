"""Which factors were found together: groups, differences from what was expected, pairs, threes."""

from __future__ import annotations

from math import isinf

from cdop.artefacts.charts import SetRow, difference_map, set_rows
from cdop.artefacts.charts.differences import signed
from cdop.core.shapes import Cell as Shown
from cdop.core.shapes import Column, Table
from cdop.patterns.presenters.links import Links, label, labels, share
from cdop.patterns.presenters.plots import Plot
from cdop.patterns.presenters.ranked import EXACT
from cdop.patterns.queries import Cell, Together
from cdop.statistics import Estimate, Group, Pair

MOST_GROUPS, MOST_LISTED = 12, 30


def groups(found: Together, links: Links) -> Plot | None:
    """Two or more of the most frequent factors in one death; None where no death has two."""
    joined = [group for group in found.groups if len(group.factors) > 1]
    if not joined:
        return None
    drawn, deaths = joined[:MOST_GROUPS], sum(group.observed for group in joined)
    title = f"{deaths:,} deaths had two or more of the {len(found.most)} factors found most often"
    more = len(joined) - len(drawn)

    def draw(width: int) -> str:
        return set_rows(
            title=title,
            description="; ".join(f"{labels(group.factors)}: {group.observed}" for group in drawn),
            sets=[label(code) for code in found.most],
            rows=[
                SetRow(tuple(map(found.most.index, g.factors)), g.observed, round(g.expected, 1))
                for g in drawn
            ],
            unit=f"Reviewed deaths with these of the {len(found.most)} and no other, {links.choice.period}",
            expected="Expected if each factor came by itself",
            note=(f"{more} more groups. " if more else "") + EXACT,
            width=width,
        )

    rows = [(Shown(labels(group.factors)), *_counts(group, found, links)) for group in joined[:MOST_LISTED]]
    columns = [
        Column("These factors, and no other of those drawn"),
        Column("Deaths", is_number=True),
        Column("Expected", unit="deaths", is_number=True),
    ]
    rarer = len(joined) - MOST_LISTED
    notes = [f"{rarer} rarer groups are left out."] if rarer > 0 else []
    return Plot(title, draw, Table(f"Groups of factors, {links.choice.period}", columns, rows, notes))


def _counts(group: Group, found: Together, links: Links) -> tuple[object, str]:
    without = tuple(code for code in found.most if code not in group.factors)
    cell = Cell(factors=group.factors, without=without)
    return links.number(group.observed, labels(group.factors), cell), f"{group.expected:.1f}"


def differences(found: Together, links: Links) -> Plot:
    """How many more deaths than expected have each two of the most frequent factors."""
    names = [label(code) for code in found.most]
    title = f"Deaths with two factors, less those expected: the {len(names)} factors found most often"
    told = [
        f"{one} with {other} {signed(found.differences[i][j])}"
        for i, one in enumerate(names)
        for j, other in enumerate(names[:i])
    ]

    def draw(width: int) -> str:
        return difference_map(
            title=title,
            description="; ".join(told),
            labels=names,
            values=found.differences,
            unit=f"More (+) or fewer (−) deaths than expected, {links.choice.period}",
            note="Framed: fewer than expected. " + EXACT,
            width=width,
        )

    rows = [
        (Shown(f"{one}; {other}"), signed(found.differences[i][j]))
        for i, one in enumerate(names)
        for j, other in enumerate(names[:i])
    ]
    columns = [Column("Factors"), Column("Deaths less expected", is_number=True)]
    return Plot(
        title, draw, Table(f"Observed less expected, {links.choice.period}", columns, rows), "together"
    )


def pairs(found: Together, links: Links) -> Table:
    """The surest first; from 150 deaths on with odds ratio, interval and q."""
    columns = [
        Column("Factors"),
        Column("Deaths with both", is_number=True),
        Column("Expected", is_number=True),
    ]
    if found.is_tested:
        columns += [
            Column("Odds ratio", is_number=True),
            Column("95% interval", unit="mid-p"),
            Column("q", is_number=True),
            Column("Flag"),
        ]
    rows = [_pair(pair, links, is_tested=found.is_tested) for pair in found.pairs]
    return Table(f"Pairs of factors, {links.choice.period}", columns, rows)


def _pair(pair: Pair, links: Links, *, is_tested: bool) -> tuple[object, ...]:
    both = (pair.first, pair.second)
    count = links.number(pair.observed, labels(both), Cell(factors=both))
    row = (Shown(labels(both)), count, f"{pair.expected:.1f}")
    if not is_tested:
        return row
    often = "more" if pair.is_more else "less"
    flag = Shown(f"{often.capitalize()} often than expected", tone="soon") if pair.is_flagged else ""
    return (*row, *_ratio(pair.odds_ratio), q_words(pair.q_value), flag)


def _ratio(estimate: Estimate | None) -> tuple[str, str]:
    if estimate is None:
        return "", ""
    value = "no limit" if isinf(estimate.value) else f"{estimate.value:.1f}"
    upper = "no limit" if isinf(estimate.upper) else f"{estimate.upper:.1f}"
    return value, f"{estimate.lower:.1f} to {upper}"


def q_words(q: float | None) -> str:
    """“0.04”, “below 0.001”."""
    if q is None:
        return ""
    return "below 0.001" if q < 0.001 else f"{q:.3f}" if q < 0.1 else f"{q:.2f}"


def triples(found: Together, links: Links) -> Table | None:
    """None below 150 deaths, and where no three were found together often enough."""
    if not found.triples:
        return None
    rows = [
        (
            Shown(labels(group.factors)),
            links.number(group.observed, labels(group.factors), Cell(factors=group.factors)),
            share(group.observed, found.deaths),
            f"{group.expected:.1f}",
        )
        for group in found.triples
    ]
    columns = [
        Column("Factors"),
        Column("Deaths with all three", is_number=True),
        Column("Share", unit=f"of {found.deaths:,} deaths", is_number=True),
        Column("Expected", is_number=True),
    ]
    return Table(f"Three factors together, {links.choice.period}", columns, rows)
