"""What has been told before, as linear facts over the finest cells: the entries of a ledger of releases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .shape import CellKey


@dataclass(frozen=True)
class Fact:
    """Something that a reader already has in hand.

    ``lower`` <= sum of ``coefficients[cell]`` times the count of each cell <= ``upper``, ``upper`` None when
    nothing bounds it. ``label`` says in words where it stands (“by month, June”), ``release`` in which
    release; neither names a person. Facts of whole numbers only: a rate enters as the count it gives back.
    ``again``: the figure that stood for this sum, if its true count has not changed since, so that the same
    figure is to stand for it again; None if there is none, or it need not.
    """

    coefficients: Mapping[CellKey, int]
    lower: int
    upper: int | None
    label: str = ""
    release: str = ""
    again: int | None = None

    def __post_init__(self) -> None:
        if not self.coefficients:
            raise ValueError(f"The fact “{self.label}” is of no cell at all.")
        if self.upper is not None and self.lower > self.upper:
            raise ValueError(
                f"The fact “{self.label}” says from {self.lower} to {self.upper}, which is nothing."
            )

    @classmethod
    def of_sum(
        cls,
        cells: frozenset[CellKey],
        lower: int,
        upper: int | None,
        label: str = "",
        release: str = "",
        *,
        again: int | None = None,
    ) -> "Fact":
        """A published number: how many there are in these finest cells together."""
        return cls(dict.fromkeys(sorted(cells, key=str), 1), lower, upper, label, release, again)

    @classmethod
    def of_parts(cls, whole: CellKey, parts: Sequence[CellKey]) -> "Fact":
        """Not a published number but a link: ``whole`` is the sum of these finer cells."""
        return cls({whole: -1, **dict.fromkeys(parts, 1)}, 0, 0, f"what {whole} is made of")

    @property
    def links(self) -> CellKey | None:
        """The whole, if the fact only says what a quantity is made of."""
        first, by = next(iter(self.coefficients.items()))
        is_link = by == -1 and self.lower == self.upper == 0
        return first if is_link else None

    @property
    def cells(self) -> frozenset[CellKey]:
        return frozenset(self.coefficients)

    @property
    def is_sum(self) -> bool:
        return set(self.coefficients.values()) == {1}

    @property
    def place(self) -> str:
        """Where the fact stands, as a sentence names it."""
        return f"{self.release}: {self.label}" if self.release and self.label else self.release or self.label
