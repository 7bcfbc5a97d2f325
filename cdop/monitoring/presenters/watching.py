"""The charts that watch for an increase: in a sentence, as a table, and each as a line."""

from __future__ import annotations

from datetime import date

from cdop.artefacts import charts
from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import count, day
from cdop.indicators.presenters.answers import number
from cdop.monitoring.presenters.drawn import Drawn, drawn
from cdop.monitoring.watching import MARK, RATIO, Chart, Watched, Year
from cdop.statistics.monitoring import YEAR


def sentence(found: Watched) -> str:
    """Which charts signal, how many are watched, and how many false alarms to expect."""
    if found.why_not:
        return f"Nothing is watched yet. {found.why_not}"
    if not found.charts:
        return "Nothing is watched: no group of deaths had one or more a year in the years before."
    told = [f"{chart.group.label}, on {day(chart.signals[-1])}" for chart in found.signalling]
    head = f"A chart signals an increase: {'; '.join(told)}." if told else "No chart signals an increase."
    if len(told) > 1:
        head = f"{len(told)} charts signal an increase: {'; '.join(told)}."
    if found.is_silent and found.newest:
        head += (
            f" But no death after {day(found.newest)} is recorded, which is longer than chance explains: deaths may "
            "be missing, and what watches sees nothing of them."
        )
    return f"{head} {expectation(found)}"


def expectation(found: Watched) -> str:
    number_of = len(found.charts)
    watched = "One chart is" if number_of == 1 else f"{number_of} charts are"
    return (
        f"{watched} watched since {day(found.since)}. While nothing changes, expect up to "
        f"{number(found.false_alarms)} false alarms among them in ten years, one at most of each chart: a signal is "
        "a reason to look, not a finding."
    )


def table(found: Watched) -> Table:
    """Every chart: what it expects, its score now, its signals, and the years by the exact test."""
    years = [year.year for year in found.charts[0].years] if found.charts else []
    columns = [
        Column("Deaths watched"),
        Column("Expected a year", is_number=True),
        *(Column(str(year), "deaths", is_number=True) for year in years),
        Column("Score now", is_number=True),
        Column("Signals at", is_number=True),
        Column("False alarms in ten years", "up to", is_number=True),
        Column("Signals"),
    ]
    rows = [
        (
            chart.group.label,
            number(chart.expected),
            *(_year(year) for year in chart.years),
            number(chart.cusum.score),
            number(chart.limit.threshold),
            number(chart.limit.false_alarms),
            _signals(chart),
        )
        for chart in found.charts
    ]
    notes = [
        f"Expected: the mean of {found.baseline[0]} to {found.baseline[-1]}." if found.baseline else "",
        f"* more than expected: as many or more come by chance in fewer than {MARK:.1%} of years (exact Poisson "
        f"test); of {count(len(years) * len(found.charts), 'year')} tested here, up to "
        f"{number(len(years) * len(found.charts) * MARK)} are marked by chance alone.",
        f"Not watched, with less than one death a year before: {', '.join(found.too_few)}."
        if found.too_few
        else "",
    ]
    return Table("Charts that watch for an increase", columns, rows, [note for note in notes if note])


def _year(year: Year) -> Cell:
    return Cell(f"{year.deaths} *" if year.is_more else f"{year.deaths}")


def _signals(chart: Chart) -> Cell:
    if not chart.signals:
        return Cell("None")
    return Cell(f"{len(chart.signals)}, last {day(chart.signals[-1])}", tone="late")


def line(chart: Chart, today_day: float) -> Drawn:
    """The score of one chart since the watch began."""
    times = f"{len(chart.signals)} times" if len(chart.signals) != 1 else "once"
    verdict = f"signalled {times}" if chart.signals else "no signal"
    title = f"{chart.group.label}: {verdict} since {day(chart.since)}"

    def draw(width: int) -> str:
        return charts.alarm_line(
            title=title,
            description=f"{title}. Expected {number(chart.expected)} a year.",
            corners=corners(chart, today_day),
            signals=[(point.day, point.score) for point in chart.cusum.signals],
            threshold=chart.limit.threshold,
            threshold_name=f"Signals at {number(chart.limit.threshold)}, then begins again at 0",
            signal_name="Signal of an increase",
            unit=f"Score: rises with each death, sinks in between; {number(chart.expected)} deaths expected a year",
            names=_names(chart, today_day),
            length=max(today_day, 1.0),
            note="Poisson CUSUM for a doubling. For this panel only.",
            width=width,
        )

    return drawn(title, draw, _numbers(chart, title))


def corners(chart: Chart, until: float) -> list[tuple[float, float]]:
    """The score's way from corner to corner: down to 0 in time, straight up at a death, back to 0 after a signal."""
    fall = chart.expected * (RATIO - 1) / YEAR
    found: list[tuple[float, float]] = [(0.0, 0.0)]
    for point in chart.cusum.points:
        found += _sinking(found[-1], point.day, fall)
        found.append((point.day, point.score))
        if point.is_signal:
            found.append((point.day, 0.0))
    return found + _sinking(found[-1], until, fall)


def _sinking(last: tuple[float, float], until: float, fall: float) -> list[tuple[float, float]]:
    start, score = last
    empty = start + score / fall
    if empty >= until:
        return [(until, score - fall * (until - start))]
    return [(empty, 0.0), (until, 0.0)]


def _names(chart: Chart, until: float) -> list[tuple[float, str]]:
    starts = [date(year, 1, 1) for year in range(chart.since.year, chart.since.year + 10)]
    return [
        (float((on - chart.since).days), str(on.year)) for on in starts if (on - chart.since).days <= until
    ]


def _numbers(chart: Chart, title: str) -> Table:
    rows = [
        (year.year, year.deaths, number(year.expected), f"{year.chance:.3f}")
        for year in reversed(chart.years)
    ]
    columns = [
        Column("Year"),
        Column("Deaths", is_number=True),
        Column("Expected", is_number=True),
        Column("Chance of as many or more", is_number=True),
    ]
    return Table(f"{title}, year by year", columns, rows)
