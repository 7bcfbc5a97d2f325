"""`make bench`: how long the numbers take, and how often chance alone is flagged."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from random import Random
from typing import Any

from cdop import statistics
from cdop.statistics.poisson import _exact

SHARES = (0.35, 0.3, 0.25, 0.2, 0.18, 0.15, 0.12, 0.1, 0.08, 0.06)
SMOKING = statistics.Exposure("smoking", 375, 2500, 0.10, statistics.Risk(1.32, 1.17, 1.49))


def tell(name: str, work: Callable[[], Any], times: int = 1) -> None:
    start = time.perf_counter()
    for _ in range(times):
        work()
    spent = (time.perf_counter() - start) / times
    sys.stdout.write(f"{name:<52}{1000 * spent:10.2f} ms\n")
    sys.stdout.flush()


def afresh(count: int) -> None:
    """Exact limits that were not kept from before."""
    _exact.cache_clear()
    statistics.poisson_limits(count)


def deaths(number: int, factors: int, draw: Random) -> list[set[str]]:
    shares = [SHARES[place % len(SHARES)] for place in range(factors)]
    return [
        {f"f{place}" for place, share in enumerate(shares) if draw.random() < share} for _ in range(number)
    ]


def speeds() -> None:
    draw = Random(1)
    rates = [(draw.randrange(300), draw.randrange(1000, 50_000)) for _ in range(4000)]
    tell("4,000 rates with limits", lambda: [statistics.rate(*each) for each in rates])
    tell("4,000 proportions with limits", lambda: [statistics.proportion(*each) for each in rates])
    tell("exact Poisson limits of 250, not kept", lambda: afresh(250), 50)
    tell("one rate ratio, mid-p", lambda: statistics.rate_ratio(41, 10_021, 388, 120_500), 50)
    tell("one two-by-two table of 53, all limits", lambda: statistics.two_by_two(12, 5, 7, 29), 50)
    tell("one two-by-two table of 600, all limits", lambda: statistics.two_by_two(33, 167, 90, 310), 20)
    tell("funnel limits of a rate", lambda: statistics.funnel_rate(4.2, 30_000), 50)
    tell("funnel limits of a proportion", lambda: statistics.funnel_proportion(11, 3000), 50)
    ten = [9, 7, 5, 4, 3, 2, 2, 1, 0, 0], [2000] * 10
    tell("slope index of ten groups", lambda: statistics.slope_index_of_rates(*ten), 50)
    tell("trend of ten years", lambda: statistics.trend(range(3, 13), [900] * 10), 50)
    tell("what-if, one exposure, 20,000 draws", lambda: statistics.simulate(24, 3, [SMOKING], seed=1))
    for number, factors in ((600, 10), (600, 30), (3000, 30)):
        found = deaths(number, factors, draw)
        pairs = factors * (factors - 1) // 2
        tell(f"{pairs} pairs of factors over {number:,} deaths", lambda found=found: statistics.pairs(found))


def false_flags() -> None:
    """Reports with any flag although no factor has to do with another; at most one in ten is stated."""
    for number, reports in ((180, 300), (600, 100)):
        draw = Random(number)
        hits = sum(
            any(row.is_flagged for row in statistics.pairs(deaths(number, 10, draw))) for _ in range(reports)
        )
        sys.stdout.write(f"{number} deaths, no association: {hits} of {reports} reports flag anything\n")


if __name__ == "__main__":
    speeds()
    false_flags()
