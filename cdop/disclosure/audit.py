"""The proof of a release: the attack held against the true counts. Knows no way of protecting."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .attack import Interval, attack
from .publication import Publication
from .refusals import Contradiction
from .rule import Rule
from .shape import CellKey


@dataclass(frozen=True)
class Proof:
    """``intervals``: what a reader can work out of every figure. ``failures``: sentences, none if the proof
    holds.

    Intervals are of all figures alike, so that the proof does not say which of them are unsafe. Failures do:
    they are for whoever prepares the release.
    """

    intervals: Mapping[CellKey, Interval]
    failures: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.failures

    @property
    def narrowest(self) -> int | None:
        """The narrowest bounded interval (upper less lower), certain zeros apart; None if there is none."""
        widths = [i.upper - i.lower for i in self.intervals.values() if i.upper is not None and i.upper > 0]
        return min(widths, default=None)


def prove(publication: Publication, counts: Mapping[CellKey, int], rule: Rule) -> Proof:
    """Attacks the publication and holds the result against the true ``counts``.

    It fails if a sum does not hold, a figure from 1 to threshold - 1 is shown, an interval misses the true
    count (the publication then misleads), or the interval of an unsafe count is narrower than ``rule.width``:
    by default 4, upper less lower, so that a figure gives away no more than the class “0 to 4” would. With
    ``rule.insider_width`` the same is asked of a person who knows one unsafe count exactly, for each of them
    in turn.
    """
    failures = [*_false_sums(publication), *_shown_below(publication, rule)]
    try:
        intervals = attack(publication)
    except Contradiction as contradiction:
        return Proof({}, (*failures, str(contradiction)))
    for key, interval in intervals.items():
        if not interval.holds(counts[key]):
            failures.append(f"The figure for {publication.place(key)} excludes its true count.")
        if rule.is_unsafe(counts[key]) and interval.is_narrower_than(rule.needed_width):
            failures.append(
                f"{publication.place(key)}: the count can be worked out to be {_between(interval)}; at least "
                f"{rule.needed_width + 1} whole numbers must remain possible."
            )
    if rule.insider_width:
        failures.extend(_insider_failures(publication, counts, rule))
    return Proof(intervals, tuple(failures))


def insider_intervals(
    publication: Publication, counts: Mapping[CellKey, int], rule: Rule
) -> Iterator[tuple[CellKey, dict[CellKey, Interval]]]:
    """For each unsafe count in turn: what someone who knows it can work out of the other ones."""
    unsafe = [key for key, count in counts.items() if rule.is_unsafe(count)]
    for known in unsafe:
        yield known, attack(publication, {known: counts[known]}, [key for key in unsafe if key != known])


def _insider_failures(publication: Publication, counts: Mapping[CellKey, int], rule: Rule) -> Iterator[str]:
    for known, intervals in insider_intervals(publication, counts, rule):
        for key, interval in intervals.items():
            if interval.is_narrower_than(rule.insider_width):
                yield (
                    f"{publication.place(key)}: whoever knows the count of {publication.place(known)} can "
                    f"work it out to be {_between(interval)}."
                )


def _false_sums(publication: Publication) -> Iterator[str]:
    for equation in publication.equations:
        parts = [publication.figures[part].value for part in equation.parts]
        whole = publication.figures[equation.whole].value
        shown = [part for part in parts if part is not None]
        if whole is not None and len(shown) == len(parts) and sum(shown) != whole:
            yield f"{publication.place(equation.whole)}: its parts add up to {sum(shown)}, not to {whole}."


def _shown_below(publication: Publication, rule: Rule) -> Iterator[str]:
    for key, figure in publication.figures.items():
        if figure.value is not None and rule.is_unsafe(figure.value):
            yield f"{publication.place(key)}: {figure.value} is shown, which is below {rule.threshold}."


def _between(interval: Interval) -> str:
    return f"{interval.lower}" if interval.is_exact else f"{interval.lower} to {interval.upper}"
