"""Deprivation of small areas (decile 1 is most deprived), and the small areas of 2011 matched to 2021."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cdop.reference.codes import LsoaChange
from cdop.reference.files import BadCell, Line
from cdop.reference.loaders.base import LSOA, LTLA, BadCellAt, Loader, Made, Target
from cdop.reference.models import Lsoa, LsoaMatch

_LSOA = Target(
    Lsoa,
    ("code", "lsoa_year", "imd_release", "ltla_code", "ltla_name", "rank", "decile", "quintile"),
    keys=1,
)
_MATCH = Target(LsoaMatch, ("lsoa11_code", "lsoa21_code", "change", "ltla_code"), keys=2)
_CHANGES = frozenset(LsoaChange.codes())


def _deprivation(line: Line, given: Mapping[str, Any]) -> Made:
    decile, quintile = line.whole("decile", 1, 10), line.whole("quintile", 1, 5)
    if quintile != (decile + 1) // 2:
        raise BadCell("quintile", f"quintile {quintile} does not hold decile {decile}. Correct one of them.")
    yield (
        _LSOA,
        (
            line.text("code", LSOA, "E01012345"),
            given["lsoa_year"],
            given["imd_release"],
            line.text("ltla_code", LTLA, "E06000008"),
            line.text("ltla_name"),
            line.whole("rank", 1),
            decile,
            quintile,
        ),
    )


def _deciles_follow_ranks(lines: list[Line]) -> BadCellAt | None:
    """Rank 1 is most deprived, and so must decile 1 be; some publishers number deciles the other way."""
    highest = 1
    for line in sorted(lines, key=lambda each: int(each.cells["rank"])):
        decile = int(line.cells["decile"])
        if decile < highest:
            message = (
                f"decile {decile} is at rank {line.cells['rank']}, after decile {highest} at a lower one. "
                "Deciles must run from 1, most deprived, to 10; turn them round if they run the other way."
            )
            return BadCellAt(line.number, "decile", message)
        highest = decile
    return None


def _matches(line: Line, given: Mapping[str, Any]) -> Made:
    change = line.text("change")
    if change not in _CHANGES:
        raise BadCell("change", f"'{change}' is not one of {', '.join(LsoaChange.codes())}. Correct it.")
    old, new = line.text("lsoa11_code", LSOA, "E01012345"), line.text("lsoa21_code", LSOA, "E01033745")
    yield _MATCH, (old, new, change, line.text("ltla_code", LTLA, "E06000008"))


DEPRIVATION = Loader(
    "deprivation",
    ("code", "rank", "decile", "quintile", "ltla_code", "ltla_name"),
    _deprivation,
    given={"lsoa_year": int, "imd_release": int},
    check=_deciles_follow_ranks,
)
LSOA_MATCHES = Loader("lsoa_matches", ("lsoa11_code", "lsoa21_code", "change", "ltla_code"), _matches)
