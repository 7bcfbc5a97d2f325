"""The proof of a release: the attack held against the true counts. Knows no way of protecting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .attack import Attacker, Interval
from .facts import Fact
from .joint import Breach, is_left_open, joint_attack
from .lines import groups_of_one, with_hidden_sums
from .publication import Publication
from .refusals import Contradiction
from .rule import Rule
from .shape import CellKey

_MOST_INSIDERS = 300  # unsafe counts up to which all pairs are gone through unasked


@dataclass(frozen=True)
class Told:
    """What one who knows the count of ``known`` can work out of ``target``."""

    known: CellKey
    target: CellKey
    interval: Interval


@dataclass(frozen=True)
class Proof:
    """``intervals``: what a reader can work out of every figure. ``failures``: sentences, none if the proof
    holds. ``insiders``: how many times somebody who knows one unsafe count exactly could work out another
    exactly; None where the rule does not ask and there are too many to go through.
    ``groups``: how many of the failures are lines known to lie in one cell. ``breaches``: the failures that
    earlier releases help to bring about.

    Intervals are of all figures, so that the proof does not say which of them are unsafe. Failures do: they
    are for whoever prepares the release.
    """

    intervals: Mapping[CellKey, Interval]
    failures: tuple[str, ...]
    insiders: int | None = 0
    groups: int = 0
    breaches: tuple[Breach, ...] = ()

    @property
    def holds(self) -> bool:
        return not self.failures

    @property
    def narrowest(self) -> int | None:
        """The narrowest bounded interval (upper less lower) of figures not known exactly; None if none."""
        widths = [
            i.upper - i.lower for i in self.intervals.values() if i.upper is not None and not i.is_exact
        ]
        return min(widths, default=None)


def prove(
    publication: Publication,
    counts: Mapping[CellKey, int],
    rule: Rule,
    earlier: Sequence[Fact] = (),
    finer: Mapping[CellKey, int] | None = None,
) -> Proof:
    """Attacks the publication and holds the result against the true ``counts``.

    ``finer``: the true counts of the finest cells that ``earlier`` facts name, as far as they are to be
    protected too.

    It fails if

    * a sum does not hold, or a figure from 1 to threshold - 1 is shown;
    * an interval misses the true count (the publication then misleads);
    * the interval of an unsafe count does not contain what ``rule.protects`` asks for, or (rounding) is
      narrower than ``rule.width``;
    * the hidden cells of a line come to an unsafe count that can be worked out (not asked where
      ``rule.protects`` is a percentage: that asks of each cell by itself only);
    * a line is known to lie in one cell altogether;
    * ``rule.insider_width`` is asked for, and whoever knows one unsafe count can work out another;
    * ``earlier`` releases together with this one give an unsafe count away.
    """
    failures = [*_false_sums(publication), *_shown_below(publication, rule)]
    extended, sums = with_hidden_sums(publication, counts, rule)
    try:
        attacker = Attacker(extended, fitting={**counts, **sums} if rule.is_suppression else None)
        intervals = _intervals(attacker, {**counts, **sums}, rule)
        told = _insiders(attacker if rule.is_suppression else None, publication, counts, rule)
        breaches = joint_attack(publication, {**counts, **(finer or {})}, rule, earlier) if earlier else ()
    except Contradiction as contradiction:
        return Proof({}, (*failures, str(contradiction)))
    failures += _narrow(extended, intervals, counts, rule)
    failures += _small_sums(extended, intervals, sums if rule.asks_of_sums else {})
    groups = list(groups_of_one(publication, intervals, attacker))
    failures += groups
    if rule.insider_width:
        failures += [_told_sentence(publication, each) for each in told or ()]
    failures += [breach.sentence for breach in breaches]
    shown = {key: interval for key, interval in intervals.items() if key not in sums}
    insiders = None if told is None else sum(each.interval.is_exact for each in told)
    return Proof(shown, tuple(failures), insiders, len(groups), breaches)


def _intervals(attacker: Attacker, counts: Mapping[CellKey, int], rule: Rule) -> dict[CellKey, Interval]:
    """Of unsafe counts both ends by tables of whole numbers; of hidden ones and of 0, fractions will do.

    Of the others, which are safe and shown, the bounds by their own lines.
    """
    figures = attacker.publication.figures
    found = attacker.intervals(key for key, count in counts.items() if rule.is_unsafe(count))
    nearly = [key for key in figures if key not in found and not (figures[key].value and counts[key])]
    found |= attacker.intervals(nearly, in_whole=False)
    return {key: found[key] if key in found else attacker.bounds(key) for key in attacker.keys}


def _narrow(
    publication: Publication,
    intervals: Mapping[CellKey, Interval],
    counts: Mapping[CellKey, int],
    rule: Rule,
) -> Iterator[str]:
    for key, count in counts.items():
        interval, place = intervals[key], publication.place(key)
        if not interval.holds(count):
            yield f"The figure for {place} excludes its true count."
        elif rule.is_unsafe(count) and not is_left_open(publication.figures[key], interval, count, rule):
            low, high = rule.needed(count)
            yield f"{place}: the count can be worked out to be {interval}; {low} to {high} must remain possible."


def _small_sums(
    publication: Publication, intervals: Mapping[CellKey, Interval], sums: Mapping[CellKey, int]
) -> Iterator[str]:
    for key in sums:
        if intervals[key].is_exact:
            yield f"{publication.place(key)} can be worked out to be {intervals[key]}."


def _insiders(
    attacker: Attacker | None, publication: Publication, counts: Mapping[CellKey, int], rule: Rule
) -> list[Told] | None:
    """Each pair of unsafe counts of which one gives the other away, nearer than ``rule.insider_width``.

    A width of 1, exact recovery, is looked for even where the rule does not ask, if that is soon done.
    """
    unsafe = [key for key, count in counts.items() if rule.is_unsafe(count)]
    if not rule.insider_width and len(unsafe) > _MOST_INSIDERS:
        return None
    width = max(1, rule.insider_width)
    attacker = attacker or Attacker(publication, fitting=counts)  # rounded figures are no place to start from
    return [
        Told(known, target, interval)
        for known in unsafe
        for target, interval in attacker.told(known, unsafe, width).items()
    ]


def _told_sentence(publication: Publication, told: Told) -> str:
    return (
        f"{publication.place(told.target)}: whoever knows the count of {publication.place(told.known)} can "
        f"work it out to be {told.interval}."
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
