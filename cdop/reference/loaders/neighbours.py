"""Which authorities a publisher finds most like one another, in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cdop.reference.files import BadCell, Line
from cdop.reference.loaders.base import GSS, Loader, Made, Target
from cdop.reference.models import Neighbour

_NEIGHBOUR = Target(Neighbour, ("gss_code", "neighbour_code", "place"), keys=2)


def _neighbours(line: Line, given: Mapping[str, Any]) -> Made:
    gss, other = line.text("gss_code", GSS, "E10000017"), line.text("neighbour_code", GSS, "E10000028")
    if gss == other:
        raise BadCell("neighbour_code", f"{gss} is named as its own neighbour. Correct one of the codes.")
    yield _NEIGHBOUR, (gss, other, line.whole("place", 1, 400))


NEIGHBOURS = Loader("neighbours", ("gss_code", "neighbour_code", "place"), _neighbours)
