"""`make bench`: the protector against proven optima, the folk rule and its time limits.

`CDOP_RANDOM_TABLES=10000 .venv/bin/python -m tests.bench_disclosure` also attacks that many random releases.
"""

from __future__ import annotations

import contextlib
import csv
import importlib
import importlib.util
import os
import time
from collections import Counter
from itertools import product
from tempfile import TemporaryDirectory

import numpy as np

from cdop.disclosure.linking import link
from cdop.disclosure.protect import protect
from cdop.disclosure.rounding import round_together
from cdop.disclosure.rule import Rule
from cdop.disclosure.shape import Dimension
from cdop.disclosure.suppression import suppress_together
from cdop.disclosure.table import Table
from tests.bench_ledger import heavy, ledger, spent, tell
from tests.unit.disclosure.greedy import greedy, made_safe
from tests.unit.disclosure.random_tables import random_release
from tests.unit.disclosure.tables import ORACLES, oracle_table
from tests.unit.disclosure.test_disclosure_random import RULES, exposed

COLUMN = {"100%": "optimal_total_cost_range100pct", "1-5": "optimal_total_cost_interval_1_to_5"}


def random_grid(shape: tuple[int, ...], mean: float, seed: int) -> Table:
    rng = np.random.default_rng(seed)
    rate = np.ones(shape)
    for axis, size in enumerate(shape):
        weights = rng.gamma(1.0, 1.0, size)
        rate = rate * (weights / weights.mean()).reshape([-1 if i == axis else 1 for i in range(len(shape))])
    dims = tuple(Dimension(f"d{i}", f"d{i}", tuple(f"c{k}" for k in range(n))) for i, n in enumerate(shape))
    counts = map(int, rng.poisson(rate * mean).ravel())
    return Table.from_cells("t", "p", dims, dict(zip(product(*(d.codes for d in dims)), counts, strict=True)))


def optima() -> None:
    tell("instance, asked, cost, proven optimum, folk rule made safe, seconds (clock, processor)")
    with (ORACLES / "csp_expected.csv").open() as file:
        for row in csv.DictReader(file):
            table = oracle_table(row["instance"])
            for protects, column in COLUMN.items():
                rule = Rule.suppression(protects=protects)
                found, clock, processor = spent(lambda table=table, rule=rule: protect([table], rule))
                folk = made_safe(table, greedy(table), protects)
                tell(row["instance"], protects, found.cost, row[column], folk, f"{clock:.2f} {processor:.2f}")


def large() -> None:
    tell("suppression: shape, mean, cost, bound, status, seconds (clock, processor)")
    for shape, mean, limit in [
        ((12, 10, 6), 8, 30),
        ((12, 10, 6), 25, 30),
        ((30, 12, 8), 3, 60),
        ((30, 12, 8), 20, 60),
    ]:
        table, rule = random_grid(shape, mean, 1), Rule.suppression(time_limit=limit)
        found, *times = spent(lambda table=table, rule=rule: suppress_together(link([table]), rule))
        tell(shape, mean, found.cost, found.bound, found.status, "{:.1f} {:.1f}".format(*times))
    tell("rounding: shape, mean, cost, bound, status, seconds; then with its proof")
    for mean in (3, 20):
        table = random_grid((30, 12, 8), mean, 1)
        linked = link([table])
        rounded, *times = spent(lambda linked=linked: round_together(linked, 5, 60))
        _, *proved = spent(lambda table=table: protect([table], Rule(time_limit=60)))
        words = "{:.1f} {:.1f}, {:.1f} {:.1f}".format(*times, *proved)
        tell((30, 12, 8), mean, rounded.cost, rounded.bound, rounded.status, words)


def random_releases() -> None:
    how_many = int(os.environ.get("CDOP_RANDOM_TABLES", "200"))
    outcomes: Counter[str] = Counter()
    start = time.process_time()
    for seed in range(how_many):
        if seed and seed % 500 == 0:
            tell(f"  after {seed}: {dict(outcomes)}, {time.process_time() - start:.0f} s")
        for method, rule in RULES.items():
            outcome, wrong = exposed(random_release(seed), rule, second=seed % 20 < 4)
            outcomes[f"{method} {outcome}"] += 1
            outcomes["exposed"] += len(wrong)
    tell(
        f"random releases: {how_many}, {dict(outcomes)}, {time.process_time() - start:.0f} s of the processor"
    )


def beside_tau_argus() -> None:
    """τ-ARGUS on the same tables, if somebody has installed it (pip install pytauargus; not a dependency)."""
    if importlib.util.find_spec("pytauargus") is None:
        tell("τ-ARGUS: pytauargus is not installed, so there is nothing to stand beside")
        return
    engine = importlib.import_module("pytauargus")
    tell("τ-ARGUS OPT, 0 to twice the count: instance, cost, proven optimum, seconds by the clock")
    with (ORACLES / "csp_expected.csv").open() as file:
        for row in csv.DictReader(file):
            table = oracle_table(row["instance"])
            names = [dimension.name for dimension in table.dimensions]
            people = [
                {**dict(zip(names, (f"c{code:0>2}" for code in cell), strict=True)), "one": 1}
                for cell, count in table.counts.items()
                if "Total" not in cell
                for _ in range(count)
            ]
            asked = {"response": "one", "safety_rules": "FREQ(5,100)", "suppress": "OPT(1)"}
            with (
                TemporaryDirectory() as folder,
                contextlib.chdir(folder),
            ):  # it leaves its log where it stands
                result, clock, _ = spent(lambda p=people, n=names, a=asked: engine.protect(p, n, **a))
            left = sum(value for value in result.tables[0].safe(None) if value is not None)
            cost = int(sum(table.counts.values()) - left)
            tell(row["instance"], cost, row[COLUMN["100%"]], f"{clock:.2f}")


def main() -> None:
    for bench in (optima, beside_tau_argus, large, ledger, heavy, random_releases):
        bench()


if __name__ == "__main__":
    main()
