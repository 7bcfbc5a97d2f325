"""Where the children lived: the panel's areas together, or one of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cdop.figures.deaths import Death
from cdop.reference.queries import Geography

WHOLE = ""
"""The code of all the panel's areas together."""


@dataclass(frozen=True)
class Place:
    """`areas` are the authorities it is made of, as the panel serves them."""

    code: str
    name: str
    areas: tuple[str, ...]

    @property
    def words(self) -> str:
        """The name within a sentence."""
        return self.name[:1].lower() + self.name[1:] if self.code == WHOLE else self.name

    def holds(self, death: Death, geography: Geography) -> bool:
        """Whether the child lived here, be the home given by district, by county or by a code since replaced."""
        now = geography.current.get(death.area, death.area)
        around = {death.area, now, geography.county(death.area), geography.county(now)}
        return not around.isdisjoint(self.areas)


def places(served: Iterable[str], geography: Geography) -> tuple[Place, ...]:
    """The whole first, then each area by name; a panel of one area has that one alone."""
    codes = sorted(served, key=geography.name)
    each = tuple(Place(code, geography.name(code), (code,)) for code in codes)
    whole = Place(WHOLE, "All areas of the panel", tuple(codes))
    return each if len(each) == 1 else (whole, *each)
