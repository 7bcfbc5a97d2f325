"""From the ledger of releases to what the protector is told of it."""

from collections.abc import Mapping, Sequence

from .facts import Fact
from .ledger import finest
from .linking import Linked
from .shape import CellKey
from .ties import Standing, Tie, Ties


def ties(linked: Linked, earlier: Sequence[Fact], finer: Mapping[CellKey, int]) -> Ties:
    """``earlier``: merged, and only what bears on the tables."""
    named = dict.fromkeys(key for fact in earlier for key in fact.coefficients if key not in linked.counts)
    standing = [fact for fact in earlier if fact.is_sum and fact.again is not None]
    made_of = finest(linked.counts, linked.equations, earlier) if standing else {}
    cells = [frozenset[CellKey]().union(*(made_of[key] for key in fact.coefficients)) for fact in standing]
    figures = {each: fact.again for each, fact in zip(cells, standing, strict=True) if fact.again is not None}
    shown = {made_of[key] for key in linked.counts} if standing else set()
    return Ties(
        counts={key: finer.get(key) for key in named},
        rows=tuple(Tie(f.coefficients, f.upper == 0) for f in earlier if _is_scalable(f)),
        standing=tuple(
            Standing(fact.coefficients, fact.again or 0, each in shown)
            for each, fact in zip(cells, standing, strict=True)
        ),
        same={key: figures[made_of[key]] for key in linked.counts if standing and made_of[key] in figures},
        exact=tuple(f.coefficients for f in earlier if f.is_sum and f.lower == f.upper),
    )


def _is_scalable(fact: Fact) -> bool:
    """Links, changes and orders: what holds of counts and of figures alike."""
    return not fact.is_sum and fact.lower == 0 and fact.upper in (0, None)
