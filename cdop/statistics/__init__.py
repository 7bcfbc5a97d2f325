"""Pure numbers: rates, proportions, inequality, funnels, trends, association, what-if. No Django, no case, no table."""

from .attribution import Risk, attributable_fraction, impact_fraction
from .comparing import compare
from .cooccurrence import FactorCount, Pair, independence, pairs
from .estimate import Estimate, Undefined
from .funnels import Funnel, funnel_proportion, funnel_rate
from .groupings import Group, exact_groups, triples
from .inequality import SlopeIndex, relative_index_of_rates, slope_index, slope_index_of_rates
from .lines import correlation
from .monitoring import Cusum, DaysBetween, chance_of_as_many, cusum, days_between, false_alarms
from .multiple import adjust
from .poisson import byar_limits, event_limits, poisson_limits
from .proportions import binomial_limits, excess, proportion, proportion_difference
from .rates import rate, standardised_rate, standardised_ratio
from .ratios import rate_ratio
from .tables import TwoByTwo, two_by_two
from .trends import Trend, trend, trend_of_proportions
from .whatif import Exposure, WhatIf, simulate

__all__ = [
    "Cusum",
    "DaysBetween",
    "Estimate",
    "Exposure",
    "FactorCount",
    "Funnel",
    "Group",
    "Pair",
    "Risk",
    "SlopeIndex",
    "Trend",
    "TwoByTwo",
    "Undefined",
    "WhatIf",
    "adjust",
    "attributable_fraction",
    "binomial_limits",
    "byar_limits",
    "chance_of_as_many",
    "compare",
    "correlation",
    "cusum",
    "days_between",
    "event_limits",
    "exact_groups",
    "excess",
    "false_alarms",
    "funnel_proportion",
    "funnel_rate",
    "impact_fraction",
    "independence",
    "pairs",
    "poisson_limits",
    "proportion",
    "proportion_difference",
    "rate",
    "rate_ratio",
    "relative_index_of_rates",
    "simulate",
    "slope_index",
    "slope_index_of_rates",
    "standardised_rate",
    "standardised_ratio",
    "trend",
    "trend_of_proportions",
    "triples",
    "two_by_two",
]
