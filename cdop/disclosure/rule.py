"""The rule of a release, as data and in plain words. Knows no table."""

from dataclasses import asdict, dataclass

CONTROLLED_ROUNDING = "controlled rounding"
METHODS = (CONTROLLED_ROUNDING,)


@dataclass(frozen=True)
class Rule:
    """What is unsafe, what is done, and what must be proved of the result.

    * ``threshold``: true counts of 1 to ``threshold`` - 1 are unsafe. The default 5 follows the ONS policy
      for birth and death statistics.
    * ``base``: figures become multiples of it; at least ``threshold``, so that no figure below it is shown.
    * ``width``: the interval that a reader can work out for an unsafe cell must be at least this wide (upper
      - lower). Default ``base`` - 1: as wide as the class “0 to 4” itself, so working with margins and other
      tables adds nothing to what the figure says by itself.
    * ``insider_width``: the same for a person who knows one unsafe cell exactly (a parent, a professional)
      and works on the others; 0 does not ask.
    * ``time_limit``: seconds for the solver.
    """

    name: str = "controlled-rounding-5"
    threshold: int = 5
    base: int = 5
    method: str = CONTROLLED_ROUNDING
    width: int | None = None
    insider_width: int = 0
    time_limit: float = 10.0

    def __post_init__(self) -> None:
        if self.method not in METHODS:
            raise ValueError(
                f"“{self.method}” is not a method of protection; use one of: {', '.join(METHODS)}."
            )
        if self.threshold < 2 or self.base < 2:
            raise ValueError("The threshold and the base must be 2 or more: with less, nothing is protected.")
        if self.base < self.threshold:
            raise ValueError(
                f"The base ({self.base}) must be at least the threshold ({self.threshold}), or a figure "
                "below the threshold could be shown."
            )
        if self.width is None:
            object.__setattr__(self, "width", self.base - 1)
        if not 1 <= self.needed_width < self.base or not 0 <= self.insider_width < self.base:
            raise ValueError(
                f"Rounding to {self.base} leaves intervals {self.base - 1} wide; ask for no more."
            )

    @property
    def needed_width(self) -> int:
        return self.base - 1 if self.width is None else self.width

    def is_unsafe(self, count: int) -> bool:
        return 0 < count < self.threshold

    @property
    def sentence(self) -> str:
        """The method for readers of the tables."""
        near = self.base - 1
        return (
            "To protect the people behind small numbers, every count in these tables is a multiple of "
            f"{self.base}. Each is within {near} of the true count: a shown 0 means 0 to {near}, and a shown "
            f"{self.base} means 1 to {self.base + near}. Counts that are already multiples of {self.base} "
            "have not been changed. "
            "The figures are rounded together, so that they add up to the totals shown."
        )

    def described(self) -> dict[str, object]:
        """The rule as stored with a release."""
        return {**asdict(self), "sentence": self.sentence}
