"""What ties a new release to earlier ones, as the protector needs it: finest cells, rows, figures that stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .shape import CellKey

ALL, MOST, SAME, NONE = "all", "most", "same", "none"


@dataclass(frozen=True)
class Tie:
    """What holds of the counts whatever they are multiplied by: the signed sum is 0, or not below it."""

    coefficients: Mapping[CellKey, int]
    is_equation: bool = True


@dataclass(frozen=True)
class Standing:
    """A figure that stood for this sum of cells and is to stand again. ``is_shown``: the new tables show it."""

    coefficients: Mapping[CellKey, int]
    figure: int
    is_shown: bool = False


@dataclass(frozen=True)
class Ties:
    """``counts``: the true count of each cell that the tables do not show, None where it is not known.

    ``same``: those of the standing figures that are of a quantity of the new tables. ``exact``: sums of cells
    that readers know exactly.
    """

    counts: Mapping[CellKey, int | None] = field(default_factory=dict)
    rows: tuple[Tie, ...] = ()
    standing: tuple[Standing, ...] = ()
    same: Mapping[CellKey, int] = field(default_factory=dict)
    exact: tuple[Mapping[CellKey, int], ...] = ()


NO_TIES = Ties()


@dataclass(frozen=True)
class Again:
    """How many figures should have come out as they stood before, and how many were held to that.

    ``how``: “all” of them together with every sum that ties them; the “most” that do not contradict one
    another; only those of the very “same” quantities; or “none”.
    """

    asked: int = 0
    held: int = 0
    how: str = ALL

    @property
    def words(self) -> str:
        """For whoever reviews the release; not for readers."""
        if not self.asked:
            return "No figure published before had to be shown again."
        if self.how == NONE:
            return f"None of {self.asked} unchanged figures published before could be held to."
        kept = f"{self.held} of {self.asked} unchanged figures published before stand again"
        if self.how == SAME:
            return f"{kept}: those of the very quantities shown here. The others could not be held to."
        if self.how == MOST:
            return f"{kept}. With the others, the new figures could not be near the truth and still add up."
        return f"{kept}, and sums and differences with them hold."


NOTHING_ASKED = Again()
