"""The answer as tables, a plot in two widths, and a file. All from published or typed numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from cdop.artefacts.charts import NARROW, WIDE, Comparator, Dot, ranked_dots
from cdop.artefacts.document import Column as FileColumn
from cdop.artefacts.document import TableBlock
from cdop.core.shapes import Cell, Column, Table
from cdop.statistics import Estimate
from cdop.whatif.asking import Asked
from cdop.whatif.presenters import words
from cdop.whatif.reckoning import YEARS, Effect

TOGETHER = "All together, as if independent"


@dataclass(frozen=True)
class Plot:
    title: str
    wide: str
    narrow: str
    numbers: Table
    file: TableBlock
    source: str

    @property
    def svg(self) -> SafeString:
        """Both widths; the style sheet shows the one that fits. The charts escape what they were given."""
        return mark_safe(  # noqa: S308
            f'<div class="cdop-plot__wide">{self.wide}</div><div class="cdop-plot__narrow">{self.narrow}</div>'
        )


@dataclass(frozen=True)
class Shown:
    """All the page shows of an answer."""

    lead: Sequence[str]
    closing: Sequence[str]
    overlap: str
    formulas: Sequence[str]
    factors: Table
    plot: Plot
    draws: str
    seed: int


def shown(asked: Asked) -> Shown:
    answer = asked.answer
    return Shown(
        lead=words.lead(asked),
        closing=words.closing(asked),
        overlap=words.overlap(answer),
        formulas=[f"{each.factor.risk.label}. {words.formula(each)}" for each in answer.effects],
        factors=_factors(answer.effects),
        plot=plot(asked),
        draws=f"{answer.together.draws:,}",
        seed=answer.seed,
    )


def plot(asked: Asked) -> Plot:
    """Deaths fewer in ten years, each factor alone and all together, against the gap to close."""
    rows = _rows(asked)
    title = _title(asked)
    gap = min(asked.gaps, key=lambda each: each.deaths, default=None)
    source = f"{asked.answer.deaths.label}; {asked.answer.deaths.source}."
    wide, narrow = (
        ranked_dots(
            title=title,
            description="; ".join(f"{name} {words.numbered(each.value)}" for name, each in rows),
            rows=[
                Dot(name, each.value, each.lower, each.upper, "diamond" if name == TOGETHER else "circle")
                for name, each in rows
            ],
            unit=f"Deaths fewer in {YEARS} years",
            comparator=Comparator(f"The gap to {gap.name}: {words.numbered(gap.deaths)}", gap.deaths)
            if gap
            else None,
            note=f"Lines are 95% intervals by simulation, seed {asked.answer.seed}. {source}",
            width=width,
        )
        for width in (WIDE, NARROW)
    )
    return Plot(title, wide, narrow, _numbers(rows), _file(rows), source)


def _title(asked: Asked) -> str:
    found = asked.answer.together.fewer
    label = asked.answer.deaths.label
    if found.value <= 0:
        return f"{label}: no fewer deaths at the goal"
    return f"{label}: about {words.numbered(found.value)} fewer deaths in {YEARS} years at the goal"


def _rows(asked: Asked) -> list[tuple[str, Estimate]]:
    rows = [(each.factor.risk.label, each.alone.fewer) for each in asked.answer.effects]
    if len(rows) > 1:
        rows.append((TOGETHER, asked.answer.together.fewer))
    return rows


def _numbers(rows: Sequence[tuple[str, Estimate]]) -> Table:
    columns = [
        Column("Factor at the goal"),
        Column(f"Deaths fewer in {YEARS} years", is_number=True),
        Column("95% interval", is_number=True),
    ]
    told = [(name, words.numbered(each.value), words.limits(each)) for name, each in rows]
    return Table(f"Deaths fewer in {YEARS} years", columns, told)


def _file(rows: Sequence[tuple[str, Estimate]]) -> TableBlock:
    columns = (
        FileColumn("Factor at the goal"),
        FileColumn(f"Deaths fewer in {YEARS} years", numeric=True),
        FileColumn("Lower 95% limit", numeric=True),
        FileColumn("Upper 95% limit", numeric=True),
    )
    told = tuple((name, each.value, each.lower, each.upper) for name, each in rows)
    return TableBlock("what_if", f"Deaths fewer in {YEARS} years", columns, told)


def _factors(effects: Sequence[Effect]) -> Table:
    """What went in, and the shares that came out."""
    columns = [
        Column("Factor"),
        Column("Here", is_number=True),
        Column("Goal", is_number=True),
        Column("Ratio (95% interval)", is_number=True),
        Column("Fewer exposed", is_number=True),
        Column("Share of deaths spared", "%", is_number=True),
        Column("If nobody were exposed", "%", is_number=True),
    ]
    return Table("What went in and what came out", columns, [_line(each) for each in effects])


def _line(effect: Effect) -> tuple[object, ...]:
    factor, risk = effect.factor, effect.factor.risk.figures
    here = factor.here
    return (
        Cell(factor.risk.label, under=f"{risk.population}; {risk.source}"),
        Cell(
            f"{here.share * 100:.1f} %", under=f"{here.count or 0:,.0f} of {here.of or 0:,.0f}; {here.source}"
        ),
        Cell(f"{factor.goal.share * 100:.1f} %", under=factor.goal.source),
        f"{risk.value:g} ({risk.lower:g} to {risk.upper:g})",
        f"{effect.fewer.value:,.0f} ({effect.fewer.lower:,.0f} to {effect.fewer.upper:,.0f})",
        f"{effect.impact.value:.1f} ({words.limits(effect.impact)})",
        f"{effect.attributable.value:.1f} ({words.limits(effect.attributable)})",
    )
