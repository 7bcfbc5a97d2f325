"""The death: when, where and how, who was told, and which processes it set in train."""

from datetime import date

from cdop.dataset.codelists import (
    CoronerDecision,
    DatePrecision,
    EventLocation,
    EventType,
    Expected,
    JarTrigger,
    LinkedProcess,
    ModeOfDeath,
    PlaceOfDeath,
    PostMortem,
    Ynk,
    YnkNa,
)
from cdop.dataset.elements import Condition, Element, Kind, Privacy, Required, Section, when

_COMMUNITY = (
    "home_normal",
    "home_other",
    "garden",
    "workplace",
    "road",
    "public_indoor",
    "public_outdoor",
    "custody",
    "other",
    "nk",
)
_CERTIFIED = when("mccd_issued", equals="yes")


def _cause(part: str, label: str, condition: Condition) -> Element:
    return Element(
        name=f"certified_cause_{part}",
        label=label,
        kind=Kind.TEXT,
        max_length=300,
        required=Required.SOFT if part == "1a" else Required.OPTIONAL,
        when=condition,
        privacy=Privacy.FREE_TEXT,
        source="found: F54",
    )


_WHEN_AND_WHERE = (
    Element(
        name="date_of_death",
        label="Date of death",
        kind=Kind.DATE,
        required=Required.MUST,
        privacy=Privacy.QUASI,
        source="found: F53",
    ),
    Element(
        name="date_of_death_precision",
        label="How exact the date is",
        kind=Kind.CODE,
        codes=DatePrecision,
        source="design",
    ),
    Element(
        name="time_of_death",
        label="Time of death",
        kind=Kind.TIME,
        hint="24-hour clock, such as 04:30.",
        privacy=Privacy.QUASI,
        source="found: F53",
    ),
    Element(
        name="place_of_death",
        label="Place of death",
        kind=Kind.CODE,
        codes=PlaceOfDeath,
        required=Required.MUST,
        privacy=Privacy.QUASI,
        source="found: F49",
    ),
    Element(
        name="place_text",
        label="Name of the hospital or place",
        kind=Kind.TEXT,
        max_length=200,
        required=Required.SOFT,
        privacy=Privacy.FREE_TEXT,
        source="found: F53, F54",
    ),
    Element(
        name="event_location",
        label="Where the event leading to death began",
        kind=Kind.CODE,
        codes=EventLocation,
        required=Required.SOFT,
        privacy=Privacy.QUASI,
        source="found: F54",
    ),
)

_HOW = (
    Element(
        name="expected",
        label="Was the death expected?",
        kind=Kind.CODE,
        codes=Expected,
        hint="Unexpected: not anticipated as a significant possibility 24 hours before the death, "
        "or before the collapse or event that led to it.",
        required=Required.MUST,
        source="found: F53",
    ),
    Element(
        name="confirmed_by_designated_doctor",
        label="Confirmed by the designated doctor",
        kind=Kind.CODE,
        codes=Ynk,
        required=Required.SOFT,
        when=when("expected", equals="unexpected"),
        source="found: F53",
    ),
    Element(
        name="suspected_stillbirth_home",
        label="Suspected stillbirth at home, with no healthcare professional attending",
        kind=Kind.CODE,
        codes=YnkNa,
        required=Required.MUST,
        when=when("age_days", below=1) & when("event_location", one_of=_COMMUNITY),
        since=date(2021, 4, 1),
        source="found: F27; design (when asked)",
    ),
    Element(
        name="mode_of_death",
        label="Mode of death",
        kind=Kind.CODE,
        codes=ModeOfDeath,
        required=Required.SOFT,
        source="found: F49",
    ),
    Element(
        name="likely_event_type",
        label="Likely type of event",
        kind=Kind.CODE,
        codes=EventType,
        hint="Decides which supplementary forms are asked for.",
        required=Required.SOFT,
        source="recalled-M",
    ),
)

_CERTIFICATION = (
    Element(
        name="mccd_issued",
        label="Medical certificate of cause of death issued",
        kind=Kind.CODE,
        codes=Ynk,
        required=Required.SOFT,
        source="found: F54",
    ),
    _cause("1a", "Certified cause 1a", _CERTIFIED),
    _cause("1b", "Certified cause 1b", _CERTIFIED),
    _cause("1c", "Certified cause 1c", _CERTIFIED),
    _cause("2", "Certified cause 2", _CERTIFIED),
    Element(
        name="me_scrutiny",
        label="Scrutinised by a medical examiner",
        kind=Kind.CODE,
        codes=YnkNa,
        since=date(2024, 9, 9),
        source="design; found: F42 (2024 start); recalled-H (first day)",
    ),
    Element(
        name="coroner_referred",
        label="Referred to the coroner",
        kind=Kind.CODE,
        codes=Ynk,
        required=Required.SOFT,
        source="recalled-H",
    ),
    Element(
        name="coroner_area",
        label="Coroner's area",
        kind=Kind.TEXT,
        hint="The area, not the coroner's name.",
        max_length=100,
        required=Required.SOFT,
        when=when("coroner_referred", equals="yes"),
        privacy=Privacy.QUASI,
        source="recalled-H",
    ),
    Element(
        name="coroner_decision",
        label="Coroner's decision",
        kind=Kind.CODE,
        codes=CoronerDecision,
        required=Required.SOFT,
        when=when("coroner_referred", equals="yes"),
        source="recalled-H",
    ),
    Element(
        name="post_mortem",
        label="Post-mortem",
        kind=Kind.CODE,
        codes=PostMortem,
        required=Required.SOFT,
        source="found: F53; design (codes)",
    ),
)

_SET_IN_TRAIN = (
    Element(
        name="jar_triggered",
        label="Joint agency response triggered",
        kind=Kind.CODE,
        codes=Ynk,
        required=Required.MUST,
        source="found: F13, F14",
    ),
    Element(
        name="jar_trigger_reason",
        label="Why a joint agency response was triggered",
        kind=Kind.CODES,
        codes=JarTrigger,
        hint="Choose all that apply.",
        required=Required.MUST,
        when=when("jar_triggered", equals="yes"),
        source="found: F13, F14",
    ),
    Element(
        name="other_reviews",
        label="Other reviews and investigations",
        kind=Kind.CODES,
        codes=LinkedProcess,
        hint="Choose all that are known to be under way or planned.",
        source="found: F54; design (optional: a blank cannot be told from none)",
    ),
)

DEATH = Section(
    slug="death",
    title="The death",
    elements=_WHEN_AND_WHERE + _HOW + _CERTIFICATION + _SET_IN_TRAIN,
)
