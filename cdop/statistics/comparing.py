"""An area against a benchmark, in the one word that is shown."""

from .estimate import Estimate, Undefined, known

LOW_IS_GOOD, HIGH_IS_GOOD, NO_JUDGEMENT = "low_is_good", "high_is_good", "none"
BETTER, SIMILAR, WORSE, LOWER, HIGHER = "better", "similar", "worse", "lower", "higher"

_WORDS = {
    LOW_IS_GOOD: (BETTER, WORSE),
    HIGH_IS_GOOD: (WORSE, BETTER),
    NO_JUDGEMENT: (LOWER, HIGHER),
}


def compare(area: Estimate, benchmark: float | None, polarity: str) -> str:
    """The words "better", "similar" or "worse" than the benchmark; without judgement "lower", "similar" or "higher".

    The benchmark's VALUE is held against the area's interval, ends included, as Fingertips does ("confidence
    intervals overlapping reference value"); its own interval plays no part. The two must be in one unit, and the
    area should be no large part of the benchmark. ``polarity``: "low_is_good", "high_is_good" or "none".
    Errors: ``Undefined`` if the benchmark is unknown or the polarity is none of the three.
    """
    number = known(benchmark, "The benchmark")
    if polarity not in _WORDS:
        raise Undefined(f'The polarity "{polarity}" is not known; it is one of {", ".join(_WORDS)}.')
    if area.contains(number):
        return SIMILAR
    below, above = _WORDS[polarity]
    return below if area.value < number else above
