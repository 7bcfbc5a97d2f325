"""The layouts of file that can be loaded. A loader turns lines into rows of tables; it writes nothing."""

from __future__ import annotations

from cdop.reference.loaders.area_years import AREA_YEARS
from cdop.reference.loaders.areas import AREA_CHANGES, AREAS
from cdop.reference.loaders.base import Loader
from cdop.reference.loaders.deprivation import DEPRIVATION, LSOA_MATCHES
from cdop.reference.loaders.headlines import LOADER as NATIONAL_HEADLINES
from cdop.reference.loaders.indicator_values import INDICATOR_VALUES
from cdop.reference.loaders.neighbours import NEIGHBOURS
from cdop.reference.loaders.neonatal_rates import NEONATAL_RATES
from cdop.reference.loaders.population import POPULATION

LOADERS: dict[str, Loader] = {
    loader.name: loader
    for loader in (
        AREAS,
        AREA_CHANGES,
        DEPRIVATION,
        LSOA_MATCHES,
        AREA_YEARS,
        POPULATION,
        INDICATOR_VALUES,
        NEONATAL_RATES,
        NEIGHBOURS,
        NATIONAL_HEADLINES,
    )
}
