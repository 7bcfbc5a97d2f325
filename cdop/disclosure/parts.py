"""A publication taken apart into pieces that tell nothing of one another. Exact: no end of an interval moves."""

from collections.abc import Iterable, Mapping

from .publication import Publication
from .shape import CellKey


def independent_parts(publication: Publication) -> list[Publication]:
    """The pieces of the publication, in the order of their first figures.

    Two figures belong together when a sum holds both, or an order that can bind. An order whose larger figure
    cannot, by itself, be below the most that the smaller one can be says nothing, and is left out.
    """
    order = tuple(pair for pair in publication.order if _can_bind(publication, *pair))
    roots = _Roots(publication.figures)
    for equation in publication.equations:
        roots.join(equation.whole, *equation.parts)
    for smaller, larger in order:
        roots.join(smaller, larger)
    return [
        Publication(
            {key: publication.figures[key] for key in keys},
            tuple(each for each in publication.equations if each.whole in keys),
            tuple(pair for pair in order if pair[0] in keys),
            publication.places,
        )
        for keys in roots.groups()
    ]


def _can_bind(publication: Publication, smaller: CellKey, larger: CellKey) -> bool:
    small, large = publication.figures[smaller], publication.figures[larger]
    if small.value is None:
        return True
    least = large.least if large.value is None else max(large.least, large.value - large.error)
    return small.value + small.error > least


class _Roots:
    """Which keys hang together (union–find)."""

    def __init__(self, keys: Iterable[CellKey]) -> None:
        self._above: dict[CellKey, CellKey] = {key: key for key in keys}

    def join(self, first: CellKey, *others: CellKey) -> None:
        for other in others:
            self._above[self._root(other)] = self._root(first)

    def groups(self) -> list[Mapping[CellKey, None]]:
        """Keys that hang together, each group in the order in which keys were given."""
        found: dict[CellKey, dict[CellKey, None]] = {}
        for key in self._above:
            found.setdefault(self._root(key), {})[key] = None
        return list(found.values())

    def _root(self, key: CellKey) -> CellKey:
        while self._above[key] != key:
            self._above[key] = self._above[self._above[key]]
            key = self._above[key]
        return key
