"""Many tests at once: p-values adjusted so that chance findings stay rare."""

from collections.abc import Callable, Sequence

from .estimate import Undefined, known


def adjust(p_values: Sequence[float | None], method: str = "BH") -> list[float]:
    """Adjusted p-values, in the order given.

    "BH" (Benjamini and Hochberg 1995): flagging those below q keeps the expected share of false flags below q;
    "BY" (Benjamini and Yekutieli 2001) does so however the tests hang together; "holm" and "bonferroni" keep the
    chance of even one false flag below q. Give every test that was looked at, not only the ones of interest.
    Errors: ``Undefined`` if one is unknown or not from 0 to 1, or the method is not known.
    """
    if method not in _STEPS:
        raise Undefined(f'The method "{method}" is not known; known are {", ".join(_STEPS)}.')
    values = [known(p, "A p-value") for p in p_values]
    if any(not 0 <= p <= 1 for p in values):
        raise Undefined("A p-value is not from 0 to 1.")
    order = sorted(range(len(values)), key=lambda place: values[place])
    adjusted = _STEPS[method]([values[place] for place in order])
    found = dict(zip(order, adjusted, strict=True))
    return [found[place] for place in range(len(values))]


def _step_up(rising: list[float], factor: float) -> list[float]:
    total, least, found = len(rising), 1.0, []
    for rank in range(total, 0, -1):
        least = min(least, factor * total / rank * rising[rank - 1])
        found.append(least)
    return found[::-1]


def _benjamini_hochberg(rising: list[float]) -> list[float]:
    return _step_up(rising, 1.0)


def _benjamini_yekutieli(rising: list[float]) -> list[float]:
    return _step_up(rising, sum(1 / rank for rank in range(1, len(rising) + 1)))


def _holm(rising: list[float]) -> list[float]:
    most, found = 0.0, []
    for rank, p in enumerate(rising):
        most = max(most, min(1.0, (len(rising) - rank) * p))
        found.append(most)
    return found


def _bonferroni(rising: list[float]) -> list[float]:
    return [min(1.0, len(rising) * p) for p in rising]


_STEPS: dict[str, Callable[[list[float]], list[float]]] = {
    "BH": _benjamini_hochberg,
    "BY": _benjamini_yekutieli,
    "holm": _holm,
    "bonferroni": _bonferroni,
}
