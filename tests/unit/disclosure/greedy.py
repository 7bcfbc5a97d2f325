"""The folk rule: in any line with exactly one hidden cell hide the next smallest too, until there is none."""

import numpy as np

from cdop.disclosure.flows import Flows
from cdop.disclosure.linking import link
from cdop.disclosure.repair import repaired
from cdop.disclosure.rule import Rule
from cdop.disclosure.system import System


def greedy(table, threshold=5):
    linked = link([table])
    counts = linked.counts
    hidden = {key for key, count in counts.items() if 0 < count < threshold}
    while True:
        before = len(hidden)
        for equation in linked.equations:
            line = (*equation.parts, equation.whole)
            gone = [key for key in line if key in hidden]
            if len(gone) == 1:
                rest = [key for key in line if key not in hidden and counts[key]]
                if rest:
                    hidden.add(min(rest, key=lambda key: counts[key]))
        if len(hidden) == before:
            return hidden


def made_safe(table, hidden, protects):
    """What the folk rule loses once it is repaired."""
    system = System(link([table]), Rule.suppression(protects=protects))
    start = np.array([float(key in hidden) for key in system.keys])
    pattern = repaired(system, Flows(system), system.needs(), start, 5.0)
    return int(system.counts[pattern > 0].sum())
