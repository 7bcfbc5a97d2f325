"""What a published ratio must be before anybody reckons with it."""

from __future__ import annotations

from cdop.core.refusals import Refused
from cdop.statistics import Undefined
from cdop.whatif.evidence import Figures, shipped

HIGHEST = 100.0
"""A ratio above this is a slip of the finger."""
MOST_ROWS = 60


def check_figures(figures: Figures) -> None:
    """A ratio between its limits, and words that say where it comes from."""
    if not (figures.population.strip() and figures.source.strip()):
        raise Refused("Say who was studied and where it is published: nobody can check a ratio without them.")
    try:
        _ = figures.risk
    except Undefined as undefined:
        raise Refused(f"{undefined} Enter the ratio and its 95 % limits as published.") from None
    if figures.upper > HIGHEST:
        raise Refused(f"An upper limit of {figures.upper:g} is higher than any ratio used here. Check it.")


def check_can_reset(name: str) -> None:
    if name not in shipped():
        raise Refused(
            "This estimate is the panel’s own: none is shipped to go back to. Take it out of use instead."
        )


def check_room(rows: int) -> None:
    if rows >= MOST_ROWS:
        raise Refused(f"The table holds {MOST_ROWS} estimates already. Change one that is there.")
