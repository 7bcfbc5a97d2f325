"""Figures of the last few questions, so that looking at a page twice does not count and prove it twice.

Held in the memory of one process, never written down; the key is all that the answer depends on.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")
_MOST = 12
_kept: OrderedDict[Hashable, object] = OrderedDict()


def kept(key: Hashable, make: Callable[[], T]) -> T:
    """What was made for this key before, or what `make` gives now."""
    found = cast(T, _kept.pop(key, None)) or make()
    _kept[key] = found
    while len(_kept) > _MOST:
        _kept.popitem(last=False)
    return found
