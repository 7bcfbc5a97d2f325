"""What is looked at before a return is prepared. A check's docstring is what it says; it holds no count."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cdop.dataset.codelists.review import Modifiability
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.facts import CaseFacts


@dataclass(frozen=True)
class Reading:
    """What a check looks at: the cases of the year, those of the year before, and which are still at work.

    `what` names the cases in the plural (“reviews”). Of `unfinished`, the review was completed here and its case
    is not closed; of `unsigned`, it was completed before the case was brought in.
    """

    cohort: Cohort
    what: str
    facts: Sequence[CaseFacts]
    before: Sequence[CaseFacts]
    unfinished: Collection[int]
    unsigned: Collection[int]
    today: date


Cases = Iterable[int]
Check = Callable[[Reading], Cases | bool]
"""True, or the cases concerned: what the check says holds. False or none: all is well."""
CHECKS: dict[str, Check] = {}


def _check(ask: Check) -> Check:
    CHECKS[ask.__name__] = ask
    return ask


def says(name: str, read: Reading) -> str:
    """The sentence of a check about this year."""
    words = " ".join((CHECKS[name].__doc__ or "").split())
    return words.replace("{what}", read.what).replace("{year}", read.cohort.words)


@_check
def population_not_zero(read: Reading) -> bool:
    """There are no {what} in {year}. Choose another year, or look whether they have been recorded."""
    return not read.facts


@_check
def year_is_over(read: Reading) -> bool:
    """The year {year} is not over: more {what} may be added to it."""
    return read.cohort.end >= read.today


@_check
def no_quarter_is_empty(read: Reading) -> bool:
    """There are no {what} in at least one quarter of {year}. Look whether some have not been recorded."""
    if read.cohort.basis in (Basis.OPEN, Basis.PASSED_ON) or not read.facts:
        return False
    begun = {(line.day.month - 1) // 3 for line in read.facts}
    last = min(read.cohort.end, read.today)
    expected = {((read.cohort.start.month - 1) // 3 + step) % 4 for step in range(_quarters(read, last))}
    return not expected <= begun


def _quarters(read: Reading, last: date) -> int:
    """How many quarters of the year have gone by."""
    start = read.cohort.start
    return max(0, min(4, ((last.year - start.year) * 12 + last.month - start.month + 1) // 3))


@_check
def all_finalised(read: Reading) -> Cases:
    """Reviews of {year} are completed, but their cases are not signed off and closed. Close them first."""
    return [line.case_id for line in read.facts if line.case_id in read.unfinished]


@_check
def earlier_ones_are_signed(read: Reading) -> Cases:
    """Reviews of {year} were completed before they were brought in, and nobody has signed them off here since.

    What they say contradicts itself. Look at each and sign it off.
    """
    return [line.case_id for line in read.facts if line.case_id in read.unsigned]


@_check
def conclusions_are_whole(read: Reading) -> Cases:
    """Reviews of {year} are completed without a category of death or without a judgement of modifiability."""
    return [
        line.case_id for line in read.facts if line.is_reviewed and not (line.category and line.modifiability)
    ]


@_check
def modifiability_agrees(read: Reading) -> Cases:
    """In reviews of {year} the judgement of modifiability does not agree with the factors: it says that

    modifiable factors were identified and none is marked so, or the other way round.
    """
    said = Modifiability.IDENTIFIED.code
    return [
        line.case_id
        for line in read.facts
        if line.is_reviewed and (line.modifiability == said) is not bool(line.modifiable_factors)
    ]


@_check
def child_is_described(read: Reading) -> Cases:
    """Of {what} in {year}, age, sex or ethnic group is not recorded."""
    return [
        line.case_id
        for line in read.facts
        if not (line.age_band and line.sex) or line.ethnic_group in ("", "unknown")
    ]


@_check
def circumstances_are_described(read: Reading) -> Cases:
    """Of {what} in {year}, the place of death, the event or an answer on safeguarding is not recorded."""
    return [
        line.case_id
        for line in read.facts
        if not all((line.place, line.event, line.cp_plan, line.statutory_order, line.asylum))
    ]


@_check
def near_last_year(read: Reading) -> bool:
    """The number of {what} in {year} is far from that of the year before: more than chance alone would move it.

    Look whether cases are missing, or were recorded twice.
    """
    now, then = len(read.facts), len(read.before)
    return bool(then) and abs(now - then) > _FAR * (now + then) ** 0.5


_FAR = 3.0
"""Standard deviations of the difference of two counts: about one comparison in 370 lies further by chance."""
