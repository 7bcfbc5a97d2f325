"""Dimensions of published tables: codes in order with their labels, made once from the dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from cdop.dataset.codelists.answers import Ynk
from cdop.dataset.codelists.bands import AgeBand, BirthWeightBand, GestationBand
from cdop.dataset.codelists.categories import Category
from cdop.dataset.codelists.child import Sex
from cdop.dataset.codelists.death import EventType, Expected
from cdop.dataset.codelists.ethnicity import EthnicGroup
from cdop.dataset.codelists.place import PlaceGroup
from cdop.dataset.codelists.review import Modifiability
from cdop.dataset.codelists.safeguarding import AsylumStatus
from cdop.dataset.codelists.timing import InTime, TimeTaken
from cdop.dataset.codes import CodeList
from cdop.dataset.factors import terms
from cdop.disclosure.shape import Dimension
from cdop.figures.groupings import ELSEWHERE, NOT_RECORDED
from cdop.figures.populations import REVIEWED, WAITING


def coded(name: str, title: str, codes: type[CodeList]) -> Dimension:
    labels = {**codes.labels(), NOT_RECORDED: "Not recorded"}
    return Dimension(name, title, tuple(labels), labels)


def years(over: Sequence[str]) -> Dimension:
    return Dimension("year", "Year (1 April to 31 March)", tuple(over), {})


def one_period(code: str, words: str) -> Dimension:
    """A period that is not made of whole years stands as it is, never under the name of a year."""
    return Dimension("period", "Period", (code,), {code: words}, has_total=False)


def factor_dimension(codes: Iterable[str]) -> Dimension:
    """Factors do not add up: a death may have several, or none."""
    labels = {term.code: term.label for term in terms()}
    wanted = sorted(set(codes))
    return Dimension("factor_code", "Factor", tuple(wanted), {c: labels[c] for c in wanted}, has_total=False)


def every_factor() -> Dimension:
    """The whole vocabulary, found or not: to leave out those never found would tell that a 0 is one to four."""
    return factor_dimension(term.code for term in terms())


def pair_dimension(pairs: Iterable[tuple[str, str]]) -> Dimension:
    labels = {term.code: term.label for term in terms()}
    wanted = sorted(set(pairs))
    return Dimension(
        "pair",
        "Pair of factors",
        tuple(f"{a}+{b}" for a, b in wanted),
        {f"{a}+{b}": f"{labels[a]} and {labels[b]}" for a, b in wanted},
        has_total=False,
    )


def modifiability() -> Dimension:
    return coded("modifiability", "Modifiability", Modifiability)


def category() -> Dimension:
    return coded("category", "Primary category of death", Category)


def age_band() -> Dimension:
    return coded("age_band", "Age at death", AgeBand)


def sex() -> Dimension:
    return coded("sex", "Sex", Sex)


def ethnic_group() -> Dimension:
    return coded("ethnic_group", "Ethnic group", EthnicGroup)


def review() -> Dimension:
    labels = {REVIEWED: "Reviewed", WAITING: "Not yet reviewed"}
    return Dimension("review", "Review", tuple(labels), labels)


def area(names: Mapping[str, str]) -> Dimension:
    """The panel's own areas, by code with their names; all others together."""
    labels = {**names, ELSEWHERE: "Elsewhere", NOT_RECORDED: "Not recorded"}
    return Dimension("area", "Area of residence", tuple(labels), labels)


def imd_quintile() -> Dimension:
    said = {1: "1 (most deprived fifth)", 5: "5 (least deprived fifth)"}
    labels = {str(n): said.get(n, str(n)) for n in range(1, 6)} | {NOT_RECORDED: "Not recorded"}
    return Dimension("imd_quintile", "Deprivation of the home area", tuple(labels), labels)


def imd_decile() -> Dimension:
    said = {1: "1 (most deprived tenth)", 10: "10 (least deprived tenth)"}
    labels = {str(n): said.get(n, str(n)) for n in range(1, 11)} | {NOT_RECORDED: "Not recorded"}
    return Dimension("imd_decile", "Deprivation of the home area", tuple(labels), labels)


def stage() -> Dimension:
    labels = {"infant": "Under 1 year", "older": "1 to 17 years", NOT_RECORDED: "Not recorded"}
    return Dimension("stage", "Age at death", tuple(labels), labels)


def time_taken() -> Dimension:
    return coded("time_taken", "Time since death", TimeTaken)


def event() -> Dimension:
    return coded("event", "Event leading to death", EventType)


def place() -> Dimension:
    return coded("place", "Place of death", PlaceGroup)


def cp_plan() -> Dimension:
    return coded("cp_plan", "Child protection plan at death", Ynk)


def statutory_order() -> Dimension:
    return coded("statutory_order", "Subject to a statutory order at death", Ynk)


def asylum() -> Dimension:
    return coded("asylum", "Asylum status", AsylumStatus)


def safeguarding_review() -> Dimension:
    return coded("safeguarding_review", "Safeguarding practice review", Ynk)


def expected() -> Dimension:
    return coded("expected", "Whether the death was expected", Expected)


def jar() -> Dimension:
    return coded("jar", "Joint agency response", Ynk)


def gestation() -> Dimension:
    return coded("gestation", "Weeks of pregnancy at birth", GestationBand)


def birth_weight() -> Dimension:
    return coded("birth_weight", "Weight at birth", BirthWeightBand)


def _in_time(name: str, title: str) -> Callable[[], Dimension]:
    return partial(coded, name, title, InTime)


FIXED: dict[str, Callable[[], Dimension]] = {
    "review": review,
    "modifiability": modifiability,
    "category": category,
    "age_band": age_band,
    "stage": stage,
    "sex": sex,
    "ethnic_group": ethnic_group,
    "imd_decile": imd_decile,
    "imd_quintile": imd_quintile,
    "factor_code": every_factor,
    "time_taken": time_taken,
    "event": event,
    "place": place,
    "cp_plan": cp_plan,
    "statutory_order": statutory_order,
    "asylum": asylum,
    "safeguarding_review": safeguarding_review,
    "expected": expected,
    "jar": jar,
    "gestation": gestation,
    "birth_weight": birth_weight,
}
"""Dimensions that are the same for every panel; the areas are its own, pairs are chosen."""
TIMELY: dict[str, Callable[[], Dimension]] = {
    "notified_in_time": _in_time("notified_in_time", "Panel notified within 48 hours of the death"),
    "notice_in_time": _in_time("notice_in_time", "National database notified within 48 hours of the death"),
    "meeting_in_time": _in_time("meeting_in_time", "Review meeting within three months of the death"),
    "panel_in_time": _in_time("panel_in_time", "Panel within six weeks of the review meeting or the inquest"),
    "forms_in_time": _in_time("forms_in_time", "All agencies’ forms returned by the day asked for"),
}
"""What was done in time: only for a publication `with_times`, so nobody else may ask for tables by it."""
