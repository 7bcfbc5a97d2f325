"""What a person asks to see of the patterns: codes alone, read from an address and written back to one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from cdop.dataset.years import bounds
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.groupings import NOT_RECORDED

MODIFIABLE, CONTRIBUTORY = "modifiable", "contributory"
WHICH = {MODIFIABLE: "Modifiable factors", CONTRIBUTORY: "All factors that may have contributed"}
ACROSS = {"year": "Year", "age": "Age group", "category": "Primary category", "area": "Area"}
Offer = Mapping[str, str]
"""Codes with their labels, in order; the first is the usual one."""


@dataclass(frozen=True)
class Choice:
    """`first` and `last` are review years; blank codes choose all. `by` is what the ranking is broken down by."""

    basis: str
    first: str
    last: str
    which: str = MODIFIABLE
    domain: str = ""
    age: str = ""
    category: str = ""
    area: str = ""
    by: str = "year"

    def cohort(self, panel_id: int) -> Cohort:
        return Cohort(panel_id, Basis(self.basis), bounds(self.first)[0], bounds(self.last)[1])

    @property
    def codes(self) -> dict[str, str]:
        """What was chosen, as an address holds it."""
        return {name: code for name, code in asdict(self).items() if code}

    @property
    def narrowed(self) -> dict[str, str]:
        """What narrows the deaths or the factors, besides the period."""
        apart = ("basis", "first", "last", "by")
        return {name: code for name, code in self.codes.items() if name not in apart}

    def address(self, path: str, more: Sequence[tuple[str, str]] = ()) -> str:
        return f"{path}?{urlencode([*self.codes.items(), *more])}"

    @property
    def period(self) -> str:
        return self.first if self.first == self.last else f"{self.first} to {self.last}"


def is_area(code: str) -> bool:
    """Whether this may be an area: which there are is known only when the deaths were read."""
    return code == NOT_RECORDED or bool(_AREA.fullmatch(code))


_AREA = re.compile("[A-Z][0-9]{8}")


def choice_of(typed: Mapping[str, str], offers: Mapping[str, Offer]) -> Choice:
    """What the address asks for. What is not on offer falls back to the usual; years are put in order."""
    usual = {name: next(iter(offer)) for name, offer in offers.items()}
    chosen = {
        name: code if (code := typed.get(name, "")) in offer else usual[name]
        for name, offer in offers.items()
    }
    chosen["first"], chosen["last"] = sorted((chosen["first"], chosen["last"]))
    area = typed.get("area", "")
    return Choice(**chosen, area=area if is_area(area) else "")
