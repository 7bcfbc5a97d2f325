"""What the rest of the house may ask: places, deprivation, counts, populations, indicators, editions."""

from cdop.reference.queries.areas import AreaFact, area, area_names, areas, containing, current_code, pieces
from cdop.reference.queries.counts import (
    AreaCount,
    child_population,
    child_population_by_age,
    children,
    counts,
    infant_deaths,
    live_births,
)
from cdop.reference.queries.deprivation import LsoaFact, lsoa, lsoa_matches, lsoas
from cdop.reference.queries.editions import EditionFact, edition_facts, editions, newest, stamp
from cdop.reference.queries.geography import ENGLAND, Geography, geography, is_district, is_peer
from cdop.reference.queries.headlines import Headline, headlines
from cdop.reference.queries.indicators import (
    HeldFact,
    PublishedValue,
    YearlyCount,
    held_lines,
    published,
    yearly,
)

__all__ = [
    "ENGLAND",
    "AreaCount",
    "AreaFact",
    "EditionFact",
    "Geography",
    "Headline",
    "HeldFact",
    "LsoaFact",
    "PublishedValue",
    "YearlyCount",
    "area",
    "area_names",
    "areas",
    "child_population",
    "child_population_by_age",
    "children",
    "containing",
    "counts",
    "current_code",
    "edition_facts",
    "editions",
    "geography",
    "headlines",
    "held_lines",
    "infant_deaths",
    "is_district",
    "is_peer",
    "live_births",
    "lsoa",
    "lsoa_matches",
    "lsoas",
    "newest",
    "pieces",
    "published",
    "stamp",
    "yearly",
]
