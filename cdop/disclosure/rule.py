"""The rule of a release, as data and in plain words. Knows no table."""

import re
from dataclasses import asdict, dataclass

CONTROLLED_ROUNDING = "controlled rounding"
SUPPRESSION = "suppression"
METHODS = (CONTROLLED_ROUNDING, SUPPRESSION)

ZEROS_SHOWN = "shown"
ZEROS_KNOWN_SHOWN = "known to be shown"
ZEROS_MAY_HIDE = "may be hidden"
ZEROS = (ZEROS_SHOWN, ZEROS_KNOWN_SHOWN, ZEROS_MAY_HIDE)

THRESHOLDS = {3: 3, 5: 5, 8: 10, 10: 10}
"""The base to round to for each usual threshold."""

_RANGE = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True)
class Rule:
    """What is unsafe, what is done, and what must be proved of the result.

    * ``threshold``: true counts of 1 to ``threshold`` - 1 are unsafe. The default 5 follows the ONS policy
      for birth and death statistics; 3 is usual for births, 8 and 10 for hospital and research data.
    * ``base`` (rounding): figures become multiples of it; at least ``threshold``, so that no figure below it
      is shown.
    * ``width`` (rounding): the interval that a reader can work out for an unsafe cell must be at least this
      wide (upper - lower). Default ``base`` - 1: as wide as the class “0 to 4” itself, so working with
      margins and other tables adds nothing to what the figure says by itself.
    * ``protects``: what a reader's interval for an unsafe cell must contain: “1-5” (the default, up to the
      threshold), or “100%” for 0 to twice the count. Of a rounded figure only as far as the figure by itself
      allows: a shown 0 says “not 5”.
    * ``zeros`` (suppression): ``shown`` — zeros are never hidden, and a reader is not thought to know that;
      ``known to be shown`` — the reader knows that no hidden count is 0; ``may be hidden`` — zeros may be
      hidden to protect others.
    * ``insider_width``: the same as ``width`` for a person who knows one unsafe cell exactly (a parent, a
      professional) and works on the others; 1 refuses exact recovery only, 0 reports and does not refuse.
    * ``time_limit``: seconds for the solver (suppression: of processor time, so that a busy machine changes
      no pattern).
    """

    name: str = ""
    threshold: int = 5
    base: int = 5
    method: str = CONTROLLED_ROUNDING
    width: int | None = None
    insider_width: int = 0
    time_limit: float = 10.0
    protects: str = ""
    zeros: str = ZEROS_SHOWN

    def __post_init__(self) -> None:
        _check_choice(self.method, METHODS, "a method of protection")
        _check_choice(self.zeros, ZEROS, "a way with zeros")
        if self.threshold < 2 or self.base < 2:
            raise ValueError("The threshold and the base must be 2 or more: with less, nothing is protected.")
        if not self.name:
            unit = self.threshold if self.is_suppression else self.base
            object.__setattr__(self, "name", f"{self.method.replace(' ', '-')}-{unit}")
        if not self.protects:
            object.__setattr__(self, "protects", f"1-{self.threshold}")
        _check_range(self)
        if self.width is None:
            high = self.threshold - 1 if self.is_suppression else self.base - 1
            object.__setattr__(self, "width", high)
        if not self.is_suppression:
            _check_rounding(self)

    @classmethod
    def rounding(cls, threshold: int = 5, **more: object) -> "Rule":
        """Controlled rounding to the base usual for the threshold (3 to 3, 5 to 5, 8 and 10 to 10)."""
        base = THRESHOLDS.get(threshold, threshold)
        return cls(threshold=threshold, base=base, **more)  # type: ignore[arg-type]

    @classmethod
    def suppression(cls, threshold: int = 5, **more: object) -> "Rule":
        return cls(threshold=threshold, method=SUPPRESSION, **{"time_limit": 30.0, **more})  # type: ignore[arg-type]

    @property
    def is_suppression(self) -> bool:
        return self.method == SUPPRESSION

    @property
    def needed_width(self) -> int:
        return self.base - 1 if self.width is None else self.width

    @property
    def floor(self) -> int:
        """The least that a reader must think possible of a hidden count."""
        return 1 if self.zeros == ZEROS_KNOWN_SHOWN else 0

    @property
    def asks_of_sums(self) -> bool:
        """Whether hidden cells of a line are protected together too; a percentage asks of each by itself."""
        return not self.protects.endswith("%")

    def is_unsafe(self, count: int) -> bool:
        return 0 < count < self.threshold

    def needed(self, count: int) -> tuple[int, int]:
        """The ends that a reader's interval of this unsafe count must reach or pass."""
        found = _RANGE.fullmatch(self.protects)
        low, high = (int(found[1]), int(found[2])) if found else _percent(self.protects, count)
        return max(low, self.floor), high

    @property
    def sentence(self) -> str:
        """The method for readers of the tables."""
        return _suppression_sentence(self) if self.is_suppression else _rounding_sentence(self)

    def described(self) -> dict[str, object]:
        """The rule as stored with a release."""
        return {**asdict(self), "sentence": self.sentence}


def _percent(protects: str, count: int) -> tuple[int, int]:
    share = int(protects.removesuffix("%"))
    return max(0, count - count * share // 100), count + -(-count * share // 100)


def _check_choice(chosen: str, choices: tuple[str, ...], what: str) -> None:
    if chosen not in choices:
        raise ValueError(f"“{chosen}” is not {what}; use one of: {', '.join(choices)}.")


def _check_range(rule: Rule) -> None:
    found = _RANGE.fullmatch(rule.protects)
    if found:
        low, high = int(found[1]), int(found[2])
        if low > 1 or high < rule.threshold - 1:
            raise ValueError(
                f"The protected interval {low} to {high} must hold all unsafe counts, 1 to "
                f"{rule.threshold - 1}."
            )
    elif not re.fullmatch(r"[1-9]\d{0,2}%", rule.protects):
        raise ValueError(
            f"“{rule.protects}” is not a protected interval; write it as 1-{rule.threshold}, or as 100%."
        )


def _check_rounding(rule: Rule) -> None:
    if rule.base < rule.threshold:
        raise ValueError(
            f"The base ({rule.base}) must be at least the threshold ({rule.threshold}), or a figure "
            "below the threshold could be shown."
        )
    if not 1 <= rule.needed_width < rule.base or not 0 <= rule.insider_width < rule.base:
        raise ValueError(f"Rounding to {rule.base} leaves intervals {rule.base - 1} wide; ask for no more.")


def _rounding_sentence(rule: Rule) -> str:
    near = rule.base - 1
    return (
        "To protect the people behind small numbers, every count in these tables is a multiple of "
        f"{rule.base}. Each is within {near} of the true count: a shown 0 means 0 to {near}, and a shown "
        f"{rule.base} means 1 to {rule.base + near}. Counts that are already multiples of {rule.base} "
        "have not been changed. "
        "The figures are rounded together, so that they add up to the totals shown."
    )


def _suppression_sentence(rule: Rule) -> str:
    zeros = {
        ZEROS_SHOWN: "A count of 0 is shown as 0.",
        ZEROS_KNOWN_SHOWN: "A count of 0 is always shown as 0, so no hidden count is 0.",
        ZEROS_MAY_HIDE: "A hidden count may be 0.",
    }[rule.zeros]
    return (
        f"To protect the people behind small numbers, counts of 1 to {rule.threshold - 1} are not shown. So "
        "that they cannot be worked out from totals, some larger counts are not shown either. Both are marked "
        f"“[c]”, for confidential. {zeros} All other counts are exact."
    )
