"""The indicators, as data: what is counted over what, who publishes it, what counts as better. Knows no figure."""

from __future__ import annotations

from dataclasses import dataclass

from cdop.core.refusals import Refused
from cdop.reference.codes import Measure
from cdop.statistics.comparing import HIGH_IS_GOOD, LOW_IS_GOOD

BIRTHS, INFANT = Measure.LIVE_BIRTHS.code, Measure.INFANT_DEATHS.code
NEONATAL, PERINATAL = Measure.NEONATAL_DEATHS.code, Measure.PERINATAL_DEATHS.code
ONS = "Office for National Statistics, deaths registered and births by area of usual residence"
OHID = "Office for Health Improvement and Disparities, Fingertips"


@dataclass(frozen=True)
class SmallCounts:
    """No rate on fewer than `fewest` events; a rate on fewer than `reliable_from` is marked as unreliable."""

    fewest: int
    reliable_from: int


ONS_DEATHS = SmallCounts(fewest=3, reliable_from=20)


@dataclass(frozen=True)
class Counted:
    """Which yearly counts make the numerator, and which the denominator.

    Without `over` there is no published denominator, only the publisher's own rate for each year.
    """

    plus: str
    minus: str = ""
    over: str = BIRTHS

    @property
    def measures(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.plus, self.minus, self.over)))


@dataclass(frozen=True)
class Break:
    """A change after which figures are not to be read as one series with those before."""

    year: int
    label: str


# Of child death reviews. Marked on every series, so that a panel's own figures can be held beside it.
BREAKS = (
    Break(2010, "April 2010: reviews ask what was modifiable, no longer what was preventable"),
    Break(2019, "April 2019: panels and forms under the statutory guidance of 2018"),
)


@dataclass(frozen=True)
class Indicator:
    """One indicator. `published` are the publisher's numbers for it, `pooled` the usual years of a figure."""

    name: str
    title: str
    numerator: str
    denominator: str
    source: str
    unit: str = "per 1,000 live births"
    multiplier: float = 1000
    polarity: str = LOW_IS_GOOD
    made_of: Counted | None = None
    published: tuple[str, ...] = ()
    small: SmallCounts | None = ONS_DEATHS
    sex: str = "Persons"
    pooled: int = 3
    is_proportion: bool = False
    note: str = ""

    @property
    def has_funnel(self) -> bool:
        return bool(self.published) or bool(self.made_of and self.made_of.over)


_DEATHS = (
    Indicator(
        "infant_mortality",
        "Infant mortality",
        "deaths under 1 year",
        "live births",
        ONS,
        made_of=Counted(INFANT),
        published=("92196",),
    ),
    Indicator(
        "neonatal_mortality",
        "Neonatal mortality",
        "deaths under 28 days",
        "live births",
        ONS,
        made_of=Counted(NEONATAL),
        published=("92705", "SDG-3.2.2"),
    ),
    Indicator(
        "early_neonatal_mortality",
        "Early neonatal mortality",
        "deaths under 7 days",
        "live births",
        ONS,
        published=("SDG-3.2.2-early",),
        pooled=1,
        note="Published for England as a whole, not by area.",
    ),
    Indicator(
        "late_neonatal_mortality",
        "Late neonatal mortality",
        "deaths from 7 to 27 days",
        "live births",
        ONS,
        published=("SDG-3.2.2-late",),
        pooled=1,
        note="Published for England as a whole, not by area.",
    ),
    Indicator(
        "post_neonatal_mortality",
        "Post-neonatal mortality",
        "deaths from 28 days to under 1 year",
        "live births",
        ONS,
        made_of=Counted(INFANT, minus=NEONATAL),
        published=("92706",),
    ),
    Indicator(
        "perinatal_mortality",
        "Perinatal mortality",
        "stillbirths and deaths under 7 days",
        "live births and stillbirths",
        ONS,
        unit="per 1,000 live births and stillbirths",
        made_of=Counted(PERINATAL, over=""),
        pooled=1,
        note="Stillbirths are not published by area here, so years are not pooled: each is the published rate.",
    ),
    Indicator(
        "child_mortality",
        "Child mortality, 0 to 17 years",
        "deaths at 0 to 17 years",
        "children aged 0 to 17",
        "no publisher: for the panel's own cases over mid-year populations",
        unit="per 100,000 children aged 0 to 17",
        multiplier=100_000,
        note="Deaths at 0 to 17 are not published by area in one figure. See the panel's own cases.",
    ),
)


def _share(name: str, title: str, part: str, of: str, number: str, **more: object) -> Indicator:
    given = {"unit": "%", "multiplier": 100, "small": None, "is_proportion": True, "pooled": 1, **more}
    return Indicator(name, title, part, of, OHID, published=(number,), **given)  # type: ignore[arg-type]


_CHILD_HEALTH = (
    _share(
        "low_birth_weight", "Low birth weight of term babies", "born under 2,500 g", "term babies", "20101"
    ),
    _share(
        "smoking_at_delivery",
        "Smoking at time of delivery",
        "mothers who smoke",
        "mothers giving birth",
        "93085",
        sex="Female",
        note="Counts for local authorities are estimates.",
    ),
    _share(
        "under_18_conceptions",
        "Under-18 conceptions",
        "conceptions under 18",
        "females aged 15 to 17",
        "20401",
        unit="per 1,000 females aged 15 to 17",
        multiplier=1000,
        is_proportion=False,
        sex="Female",
    ),
    _share(
        "children_in_low_income_families",
        "Children in low income families",
        "children under 16 in low income families",
        "children under 16",
        "10101",
        note="Counts are rounded to 5.",
    ),
    _share(
        "breastfeeding_initiation",
        "Breastfeeding initiation",
        "mothers who begin to breastfeed",
        "mothers giving birth",
        "20201",
        polarity=HIGH_IS_GOOD,
        sex="Female",
    ),
    _share(
        "newborn_blood_spot_screening",
        "Newborn blood spot screening",
        "babies screened",
        "babies eligible",
        "91323",
        polarity=HIGH_IS_GOOD,
    ),
    _share(
        "overweight_in_reception",
        "Overweight in reception year",
        "children overweight or obese",
        "children measured",
        "20601",
    ),
    _share(
        "overweight_in_year_6",
        "Overweight in year 6",
        "children overweight or obese",
        "children measured",
        "20602",
    ),
)
INDICATORS: dict[str, Indicator] = {each.name: each for each in (*_DEATHS, *_CHILD_HEALTH)}


def indicator(name: str) -> Indicator:
    """The indicator of this name; “-” is as good as “_”. Raises Refused, naming all, when there is none."""
    found = INDICATORS.get(name.strip().lower().replace("-", "_"))
    if found is None:
        raise Refused(f"There is no indicator '{name}'. The indicators are: {', '.join(INDICATORS)}.")
    return found
