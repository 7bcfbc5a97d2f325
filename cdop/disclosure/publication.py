"""What a reader has in hand: figures, how near the truth they are, what adds up. Knows no true count."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .refusals import BadTable
from .shape import Cell, CellKey, Dimension, Equation, cell_equations, cell_key, cell_words

SHOWN, HIDDEN, ZERO = "shown", "hidden", "zero"


@dataclass(frozen=True)
class Figure:
    """One published figure: the true count lies within ``error`` of ``value`` and is not below ``least``.

    ``value`` is None for a hidden figure. ``error`` 0 means that the figure is exact. ``is_structural``: the
    cell cannot occur, and everybody knows.
    """

    value: int | None
    error: int = 0
    least: int = 0
    is_structural: bool = False


@dataclass(frozen=True)
class Publication:
    """All that is known from outside: figures, sums, orders (smaller, larger), and names of figures."""

    figures: Mapping[CellKey, Figure]
    equations: tuple[Equation[CellKey], ...]
    order: tuple[tuple[CellKey, CellKey], ...] = ()
    places: Mapping[CellKey, str] = field(default_factory=dict)

    def place(self, key: CellKey) -> str:
        return self.places.get(key, str(key))


@dataclass(frozen=True)
class ProtectedCell:
    """``status``: shown, zero (a count of 0, shown) or hidden (``count`` is None)."""

    codes: Cell
    count: int | None
    status: str

    @classmethod
    def showing(cls, codes: Cell, count: int) -> "ProtectedCell":
        return cls(codes, count, SHOWN if count else ZERO)

    @classmethod
    def hiding(cls, codes: Cell) -> "ProtectedCell":
        return cls(codes, None, HIDDEN)


@dataclass(frozen=True)
class ProtectedTable:
    """A table as it may be seen: protected counts in order, margins included. Carries no true count."""

    name: str
    population: str
    dimensions: tuple[Dimension, ...]
    cells: tuple[ProtectedCell, ...]
    title: str = ""
    structural_zeros: frozenset[Cell] = frozenset()
    _places: Mapping[Cell, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_places", {cell.codes: place for place, cell in enumerate(self.cells)})

    def rows(self) -> Iterator[ProtectedCell]:
        return iter(self.cells)

    def cell(self, **codes: str) -> ProtectedCell:
        """The cell with these codes by dimension name; a dimension not named is taken at Total."""
        unknown = set(codes) - {d.name for d in self.dimensions}
        wanted = tuple(codes.get(d.name, d.positions[-1]) for d in self.dimensions)
        unsaid = [d.name for d in self.dimensions if d.name not in codes and not d.has_total]
        if unknown or unsaid or wanted not in self._places:
            raise BadTable(f"Table “{self.name}” has no cell {codes!r}.")
        return self.cells[self._places[wanted]]

    def value(self, **codes: str) -> int | None:
        """The protected count, or None where it is hidden."""
        return self.cell(**codes).count

    def key(self, cell: Cell) -> CellKey:
        return cell_key(self.population, self.dimensions, cell)


def published(
    tables: Sequence[ProtectedTable],
    error: Mapping[CellKey, int],
    order: Iterable[tuple[CellKey, CellKey]] = (),
    floor: int = 0,
) -> Publication:
    """What the tables tell together; ``error``: how far a figure may be off (0 if not given).

    ``floor``: the least that a reader thinks possible of a hidden figure.
    """
    figures: dict[CellKey, Figure] = {}
    places: dict[CellKey, str] = {}
    equations: dict[Equation[CellKey], None] = {}
    for table in tables:
        for cell in table.cells:
            key = table.key(cell.codes)
            known_zero = cell.codes in table.structural_zeros
            least = floor if cell.count is None else 0
            figures[key] = Figure(cell.count, 0 if known_zero else error.get(key, 0), least, known_zero)
            places.setdefault(key, f"table “{table.name}”, {cell_words(table.dimensions, cell.codes)}")
        for equation in cell_equations(table.dimensions):
            equations[
                Equation(table.key(equation.whole), tuple(table.key(part) for part in equation.parts))
            ] = None
    return Publication(figures, tuple(equations), tuple(order), places)
