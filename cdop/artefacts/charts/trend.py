"""Numbers over periods as lines or bars, named at the line itself, with breaks in the series marked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cdop.artefacts.charts.lettering import text_width
from cdop.artefacts.charts.plot import Break, Comparator, EdgeName, Plot
from cdop.artefacts.charts.scale import Number, written
from cdop.artefacts.charts.svg import BLUE, INK, WHITE, WIDE, Drawing

# Dash and point tell lines apart in grey; every colour is at least 4.5 : 1 on white.
LINES = (
    (BLUE, ""),
    (INK, "8 4"),
    ("#7c2855", "2 4"),
    ("#006747", "12 4 2 4"),
    ("#5b6770", ""),
    ("#8a3b00", "5 3"),
)


@dataclass(frozen=True)
class Series:
    """One named line: a number for each period, None where there is none. `lower` and `upper`, given
    together, are the ends of an interval for each period."""

    name: str
    values: tuple[Number | None, ...]
    lower: tuple[Number | None, ...] = ()
    upper: tuple[Number | None, ...] = ()

    @property
    def numbers(self) -> list[Number]:
        return [value for value in (*self.values, *self.lower, *self.upper) if value is not None]


def trend_lines(
    *,
    title: str,
    description: str,
    periods: Sequence[str],
    series: Sequence[Series],
    unit: str,
    breaks: Sequence[Break] = (),
    comparator: Comparator | None = None,
    note: str = "",
    width: int = WIDE,
) -> str:
    """SVG of at most six lines, each named at its end; a line stops at a gap and at a break.

    Raises ValueError for more than six lines, or one whose values do not match the periods.
    """
    if len(series) > len(LINES):
        raise ValueError(f"A chart shows at most {len(LINES)} lines; put the rest together as “other”.")
    for line in series:
        _check_length(line, periods)
    plot = Plot(
        Drawing(title, description, width),
        periods=periods,
        values=[value for line in series for value in line.numbers],
        unit=unit,
        breaks=breaks,
        comparator=comparator,
        names=[line.name for line in series],
    )
    plot.draw_frame()
    plot.draw_zero()
    names = plot.draw_comparator()
    for index, line in enumerate(series):
        names += _draw_line(plot, line, index)
    plot.write_names(names)
    return plot.finish(note)


def trend_bars(
    *,
    title: str,
    description: str,
    periods: Sequence[str],
    values: Sequence[Number | None],
    unit: str,
    breaks: Sequence[Break] = (),
    comparator: Comparator | None = None,
    mark: str = "[x]",
    note: str = "",
    width: int = WIDE,
) -> str:
    """SVG of one bar a period with its number above it; `mark` (“[c]”) is written where a value is None."""
    bars = Series("", tuple(values))
    _check_length(bars, periods)
    plot = Plot(
        Drawing(title, description, width),
        periods=periods,
        values=bars.numbers,
        unit=unit,
        breaks=breaks,
        comparator=comparator,
        names=(),
    )
    plot.draw_frame()
    thick = min(plot.slot * 0.7, 64)
    for index, value in enumerate(values):
        end, zero = plot.y(value or 0), plot.y(0)
        if value is not None:
            left = plot.x(index) - thick / 2
            plot.drawing.rectangle(left, min(end, zero), thick, abs(end - zero), BLUE)
    names = plot.draw_comparator()
    plot.draw_zero()
    _write_values(plot, values, mark)
    plot.write_names(names)
    return plot.finish(note)


def _check_length(line: Series, periods: Sequence[str]) -> None:
    if bool(line.lower) != bool(line.upper):
        raise ValueError(f"The line “{line.name}” has only one end of its interval.")
    for numbers in (line.values, line.lower or line.values, line.upper or line.values):
        if len(numbers) != len(periods) or not periods:
            raise ValueError(f"The line “{line.name}” does not have one value for each period.")


def _write_values(plot: Plot, values: Sequence[Number | None], mark: str) -> None:
    """Each number above its bar, or none of them where bars stand too close; a mark is always written."""
    size = plot.drawing.small
    fits = all(text_width(written(value or 0), size) <= plot.slot * 1.1 for value in values)
    for index, value in enumerate(values):
        if value is None or fits:
            word = mark if value is None else written(value)
            y = plot.y(max(value or 0, 0)) - 6
            plot.drawing.words(plot.x(index), y, word, anchor="middle", halo=True, size=size)


def _draw_line(plot: Plot, line: Series, index: int) -> list[EdgeName]:
    """One line with its intervals and points; hand back its name at the height of its last value."""
    colour, dashes = LINES[index]
    last: EdgeName | None = None
    run: list[tuple[float, float]] = []
    for position, value in enumerate(line.values):
        if (value is None or plot.is_after_break(position)) and run:
            _draw_run(plot, run, colour, dashes)
            run = []
        if value is None:
            continue
        point = (plot.x(position), plot.y(value))
        run.append(point)
        _draw_interval(plot, line, position, colour)
        last = EdgeName(line.name, point[1], colour)
    _draw_run(plot, run, colour, dashes)
    for position, value in enumerate(line.values):
        if value is not None:
            POINTS[index](plot.drawing, plot.x(position), plot.y(value), colour)
    return [last] if last else []


def _draw_run(plot: Plot, run: list[tuple[float, float]], colour: str, dashes: str) -> None:
    if len(run) > 1:
        plot.drawing.path(run, stroke=colour, dashes=dashes)


def _draw_interval(plot: Plot, line: Series, position: int, colour: str) -> None:
    low = line.lower[position] if line.lower else None
    high = line.upper[position] if line.upper else None
    if low is None or high is None:
        return
    x, bottom, top = plot.x(position), plot.y(low), plot.y(high)
    for start, end in (
        ((x, bottom), (x, top)),
        ((x - 4, bottom), (x + 4, bottom)),
        ((x - 4, top), (x + 4, top)),
    ):
        plot.drawing.line(start, end, stroke=colour, thickness=1.5)


def _polygon(*corners: tuple[float, float]) -> Callable[[Drawing, float, float, str], None]:
    def draw(drawing: Drawing, x: float, y: float, colour: str) -> None:
        drawing.shape([(x + dx, y + dy) for dx, dy in corners], colour)

    return draw


def _circle(drawing: Drawing, x: float, y: float, colour: str) -> None:
    drawing.circle(x, y, 4.5, colour)


def _ring(drawing: Drawing, x: float, y: float, colour: str) -> None:
    drawing.circle(x, y, 5, colour)
    drawing.circle(x, y, 2.5, WHITE)


POINTS = (
    _circle,
    _polygon((-4.5, -4.5), (4.5, -4.5), (4.5, 4.5), (-4.5, 4.5)),
    _polygon((0, -6), (5.5, 4.5), (-5.5, 4.5)),
    _polygon((0, -6), (6, 0), (0, 6), (-6, 0)),
    _ring,
    _polygon((0, 6), (5.5, -4.5), (-5.5, -4.5)),
)
