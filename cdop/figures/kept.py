"""Protected figures of the last few questions, so that looking at a page twice does not prove it twice.

Held in the memory of one process, never written down; the key is all that the answer depends on.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

from cdop.figures.released import ReleasedFigures

_MOST = 12
_kept: OrderedDict[Hashable, ReleasedFigures] = OrderedDict()


def kept(key: Hashable, make: Callable[[], ReleasedFigures]) -> ReleasedFigures:
    """What was made for this key before, or what `make` gives now."""
    found = _kept.pop(key, None) or make()
    _kept[key] = found
    while len(_kept) > _MOST:
        _kept.popitem(last=False)
    return found
