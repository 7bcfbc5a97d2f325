"""The union of holds: never longer than the span, whatever their order, and the same as counting days one by one."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cdop.timing.intervals import Span, clip, days_covered, union

FIRST = date(2025, 1, 1)
EASY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no failure."""


def on(number: int) -> date:
    return FIRST + timedelta(days=number)


def span(start: int, end: int) -> Span:
    return Span(on(start), on(end))


spans = st.builds(span, st.integers(-60, 120), st.integers(-60, 120))
many = st.lists(spans, max_size=12)
life = st.builds(lambda start, days: span(start, start + days), st.integers(0, 60), st.integers(0, 60))


@EASY
@given(many, life)
def test_never_more_than_the_span(held: list[Span], within: Span) -> None:
    assert 0 <= days_covered(held, within) <= within.days


@EASY
@given(many, life, st.randoms())
def test_order_is_irrelevant(held: list[Span], within: Span, random) -> None:
    mixed = list(held)
    random.shuffle(mixed)
    assert days_covered(mixed, within) == days_covered(held, within)


@EASY
@given(many, life)
def test_as_counted_day_by_day(held: list[Span], within: Span) -> None:
    each = [within.start + timedelta(days=n) for n in range(within.days)]
    counted = sum(any(s.start <= day < s.end for s in held) for day in each)
    assert days_covered(held, within) == counted


@EASY
@given(many, life)
def test_a_hold_twice_counts_once(held: list[Span], within: Span) -> None:
    assert days_covered(held + held, within) == days_covered(held, within)


@EASY
@given(many)
def test_stretches_of_a_union_stand_apart(held: list[Span]) -> None:
    joined = union(held)
    assert all(one.end < other.start for one, other in pairwise(joined))


def test_touching_stretches_become_one() -> None:
    assert union([span(0, 5), span(5, 9)]) == [span(0, 9)]
    assert union([span(6, 9), span(0, 5)]) == [span(0, 5), span(6, 9)]


def test_what_is_before_and_after_is_cut_off() -> None:
    assert days_covered([span(-10, 3), span(28, 90)], span(0, 30)) == 3 + 2
    assert days_covered([span(-10, 0), span(30, 90)], span(0, 30)) == 0
    assert clip(span(40, 50), span(0, 30)).days == 0


def test_an_end_before_its_start_covers_nothing() -> None:
    assert days_covered([span(20, 10)], span(0, 30)) == 0
