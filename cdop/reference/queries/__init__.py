"""What the rest of the house may ask: places, deprivation, counts, populations, editions."""

from cdop.reference.queries.areas import AreaFact, area, area_names, areas, containing, current_code, pieces
from cdop.reference.queries.counts import (
    AreaCount,
    child_population,
    child_population_by_age,
    counts,
    infant_deaths,
    live_births,
)
from cdop.reference.queries.deprivation import LsoaFact, lsoa, lsoa_matches, lsoas
from cdop.reference.queries.editions import editions, newest

__all__ = [
    "AreaCount",
    "AreaFact",
    "LsoaFact",
    "area",
    "area_names",
    "areas",
    "child_population",
    "child_population_by_age",
    "containing",
    "counts",
    "current_code",
    "editions",
    "infant_deaths",
    "live_births",
    "lsoa",
    "lsoa_matches",
    "lsoas",
    "newest",
    "pieces",
]
