"""From numbers to places: round axis ticks and the way a number is written. Knows nothing of SVG."""

import math
from dataclasses import dataclass

Number = int | float
LEAST = 1e-9  # smaller spans are drawn as nought; smaller overshoots of a tick are rounding


@dataclass(frozen=True)
class Scale:
    """A straight scale from numbers (0 or below, to `top`) to places between `start` and `end`."""

    bottom: float
    top: float
    step: float
    start: float
    end: float

    def __call__(self, value: Number) -> float:
        return self.start + (value - self.bottom) / (self.top - self.bottom) * (self.end - self.start)

    @property
    def ticks(self) -> list[Number]:
        """Every step from bottom to top, whole numbers as int."""
        steps = round((self.top - self.bottom) / self.step)
        digits = max(0, -math.floor(math.log10(self.step)))
        marks = [round(self.bottom + index * self.step, digits) for index in range(steps + 1)]
        return [int(mark) if mark == int(mark) else mark for mark in marks]


def scale_for(values: list[Number], start: float, end: float, most: int = 6) -> Scale:
    """A scale from zero, or below it for negative values, with steps of 1, 2 or 5 times a power of ten.

    Counts (all values int) never get steps below one. Raises ValueError for a number that is not finite.
    """
    if not all(math.isfinite(value) for value in values):
        raise ValueError("A chart was handed a number that is not finite.")
    high, low = max([0, *values]), min([0, *values])
    span = high - low if high - low > LEAST else 1
    step = _round_step(span / most)
    if all(isinstance(value, int) for value in values):
        step = max(step, 1)
    bottom, top = math.floor(low / step + LEAST) * step, math.ceil(high / step - LEAST) * step
    return Scale(bottom=bottom, top=top if top > bottom else bottom + step, step=step, start=start, end=end)


def _round_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    for factor in (1, 2, 5, 10):
        if factor * power >= least * (1 - 1e-9):
            return factor * power
    return 10 * power


def written(value: Number) -> str:
    """The number as handed in, all its digits, thousands parted by commas, with a true minus sign."""
    return f"{value:,}".replace("-", "−")
