"""What whole lines of a publication give away: rows with one kind of death only, sums of hidden cells.

Belongs to the proof; knows no way of protecting.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from .attack import Attacker, Interval
from .publication import Figure, Publication
from .rule import Rule
from .shape import CellKey, Equation


def groups_of_one(
    publication: Publication, intervals: Mapping[CellKey, Interval], attacker: Attacker
) -> Iterator[str]:
    """Lines in which somebody must be, and in which all must be in the same cell: 100 % in it, 0 % elsewhere.

    Whoever knows that a child is in the line then knows the rest, whatever the counts. Cells that cannot
    occur do not make a group.
    """
    for equation in publication.equations:
        parts = [part for part in equation.parts if not publication.figures[part].is_structural]
        possible = [part for part in parts if intervals[part].upper != 0]
        if len(parts) < 2 or len(possible) != 1:
            continue
        if attacker.intervals([equation.whole], in_whole=False)[equation.whole].lower > 0:
            yield (
                f"All of {publication.place(equation.whole)} are known to be in "
                f"{publication.place(possible[0])}: whoever belongs to the group is known to be there. Merge "
                "rows, or use controlled rounding."
            )


def with_hidden_sums(
    publication: Publication, counts: Mapping[CellKey, int], rule: Rule
) -> tuple[Publication, dict[CellKey, int]]:
    """The publication with one more quantity for the hidden cells of each line that come to an unsafe count.

    Also these quantities, with their counts.
    """
    sums: dict[CellKey, int] = {}
    equations: list[Equation[CellKey]] = []
    places: dict[CellKey, str] = {}
    for equation in publication.equations:
        hidden = tuple(part for part in equation.parts if publication.figures[part].value is None)
        count = sum(counts[part] for part in hidden)
        if 1 < len(hidden) < len(equation.parts) and rule.is_unsafe(count):
            key = CellKey(f"{equation.whole}, hidden", frozenset((str(part), "") for part in hidden))
            sums[key] = count
            equations.append(Equation(key, hidden))
            places[key] = f"The hidden cells of {publication.place(equation.whole)} together"
    extended = replace(
        publication,
        figures={**publication.figures, **dict.fromkeys(sums, Figure(None))},
        equations=(*publication.equations, *dict.fromkeys(equations)),
        places={**publication.places, **places},
    )
    return extended, sums
