"""Tail probabilities of the Poisson, binomial and chi-squared distributions, and the one root finder."""

from collections.abc import Callable
from math import exp, inf, isfinite, lgamma, log, log1p

from .estimate import Undefined

_TINY = 1e-300
_CLOSE = 1e-16
_MOST_STEPS = 100_000


def gamma_lower(shape: float, x: float) -> float:
    """P(shape, x), the regularised lower incomplete gamma: the chance of at least ``shape`` events when x are expected.

    Series below x = shape + 1, continued fraction above (Abramowitz and Stegun 6.5.29 and 6.5.31).
    """
    if x <= 0:
        return 0.0
    if shape <= 0:
        return 1.0
    return _gamma_series(shape, x) if x < shape + 1 else 1 - _gamma_fraction(shape, x)


def gamma_upper(shape: float, x: float) -> float:
    """1 - P(shape, x) without loss in the tail; the chance of fewer than ``shape`` events."""
    if x <= 0:
        return 1.0
    if shape <= 0:
        return 0.0
    return 1 - _gamma_series(shape, x) if x < shape + 1 else _gamma_fraction(shape, x)


def _gamma_front(shape: float, x: float) -> float:
    return exp(shape * log(x) - x - lgamma(shape))


def _gamma_series(shape: float, x: float) -> float:
    term = total = 1 / shape
    for step in range(1, _MOST_STEPS):
        term *= x / (shape + step)
        total += term
        if term < total * _CLOSE:
            break
    return min(1.0, total * _gamma_front(shape, x))


def _gamma_fraction(shape: float, x: float) -> float:
    def parts(step: int) -> tuple[float, float]:
        return -step * (step - shape), x + 2 * step + 1 - shape

    return min(1.0, _gamma_front(shape, x) / _continued(x + 1 - shape, parts))


def _continued(first: float, parts: Callable[[int], tuple[float, float]]) -> float:
    """first + a1/(b1 + a2/(b2 + ...)) by Lentz's method as amended by Thompson and Barnett."""
    value = c = first or _TINY
    d = 0.0
    for step in range(1, _MOST_STEPS):
        a, b = parts(step)
        d = 1 / ((b + a * d) or _TINY)
        c = (b + a / c) or _TINY
        value *= c * d
        if abs(c * d - 1) < 4 * _CLOSE:
            break
    return value


def chi_squared_above(statistic: float, freedom: int) -> float:
    """The chance that chi-squared with ``freedom`` degrees is above ``statistic``."""
    return gamma_upper(freedom / 2, max(0.0, statistic) / 2)


def beta_lower(a: float, b: float, x: float) -> float:
    """I_x(a, b), the regularised incomplete beta (Abramowitz and Stegun 26.5.8)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_lower(b, a, 1 - x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a

    def parts(step: int) -> tuple[float, float]:
        m = step // 2
        if step % 2:
            return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), 1.0
        return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), 1.0

    return min(1.0, front / _continued(1.0, parts))


def binomial_at(count: int, trials: int, chance: float) -> float:
    """The chance of exactly ``count`` in ``trials``."""
    if chance <= 0 or chance >= 1:
        return float(count == (0 if chance <= 0 else trials))
    ways = lgamma(trials + 1) - lgamma(count + 1) - lgamma(trials - count + 1)
    return exp(ways + count * log(chance) + (trials - count) * log1p(-chance))


def binomial_from(count: int, trials: int, chance: float) -> float:
    """The chance of ``count`` or more in ``trials``."""
    if count <= 0 or count > trials:
        return 1.0 if count <= 0 else 0.0
    return beta_lower(count, trials - count + 1, chance)


def binomial_up_to(count: int, trials: int, chance: float) -> float:
    """The chance of ``count`` or fewer in ``trials``."""
    if count < 0 or count >= trials:
        return 0.0 if count < 0 else 1.0
    return beta_lower(trials - count, count + 1, 1 - chance)


def root(function: Callable[[float], float], low: float, high: float) -> float:
    """Where ``function`` is 0 between ``low`` and ``high``, to the last digits (Chandrupatla 1997)."""
    a, b = high, low
    fa, fb = function(a), function(b)
    if fa == 0 or fb == 0:
        return a if fa == 0 else b
    if (fa > 0) == (fb > 0):
        raise Undefined("No limit was found between the ends that were tried.")
    share = 0.5
    for _ in range(200):
        x = a + share * (b - a)
        fx = function(x)
        if (fx > 0) == (fa > 0):
            c, fc = a, fa
        else:
            c, fc, b, fb = b, fb, a, fa
        a, fa = x, fx
        best = a if abs(fa) < abs(fb) else b
        least = (4e-16 * abs(best) + 1e-300) / abs(b - a)
        if fa == 0 or least > 0.5:
            return best
        share = min(1 - least, max(least, _next_share(a, fa, b, fb, c, fc)))
    return best


def _next_share(a: float, fa: float, b: float, fb: float, c: float, fc: float) -> float:
    """Inverse quadratic interpolation where it is safe, halving where it is not."""
    place = (a - b) / (c - b)
    height = (fa - fb) / (fc - fb)
    if not (height * height < place and (1 - height) ** 2 < 1 - place):
        return 0.5
    return fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)


def outwards(function: Callable[[float], float], start: float, sign: int) -> float:
    """Doubles ``start`` until ``function`` has the sign asked for; for brackets whose far end is not known."""
    end = start
    while function(end) * sign < 0:
        end *= 2
        if not isfinite(end) or end == inf:
            raise Undefined("No limit was found, however far out.")
    return end
