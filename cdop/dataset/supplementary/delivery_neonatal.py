"""Deaths on the delivery suite, labour ward or neonatal unit."""

from decimal import Decimal

from cdop.dataset.codelists import ModeOfDelivery
from cdop.dataset.codelists.supplementary.newborn import (
    AntenatalRisk,
    BirthPlace,
    BrainBleed,
    NewbornOrganism,
    NewbornResuscitation,
    PmrtGrade,
    SteroidCourse,
    UnitLevel,
)
from cdop.dataset.conditions import when
from cdop.dataset.elements import Proposal
from cdop.dataset.supplementary.making import CHANGED_2022, KEY, on_event, revised, supplementary

_UNIT = KEY.under(when("unit_level", one_of=("special_care", "local", "intensive")))

_BEFORE = (
    KEY.soft().whole(
        "neonatal_booking_weeks",
        "Weeks of pregnancy at booking",
        0,
        45,
        unit="weeks",
        same_as="birth.booking_gestation",
        hint="Completed weeks.",
    ),
    KEY.soft().codes("antenatal_risks", "Risks in the pregnancy", AntenatalRisk),
    KEY.soft().code("steroids", "Steroids before birth", SteroidCourse, hint="To help the lungs mature."),
    KEY.soft().ynkna(
        "magnesium", "Magnesium before birth", hint="To protect the brain of a very early baby."
    ),
)
_BIRTH = (
    KEY.soft().code("birth_place", "Place of birth", BirthPlace, hint="Where the baby was in fact born."),
    KEY.soft().code(
        "neonatal_mode_of_delivery", "Mode of delivery", ModeOfDelivery, same_as="birth.mode_of_delivery"
    ),
    KEY.soft().code(
        "newborn_resuscitation",
        "Resuscitation at birth",
        NewbornResuscitation,
        hint="The most that was done.",
    ),
    KEY.decimal("cord_ph", "Cord blood pH, the lowest", "6.00", "8.00", 2, usual_minimum=Decimal("6.5")),
    KEY.decimal(
        "cord_base_excess",
        "Cord blood base excess",
        "-40.0",
        "20.0",
        unit="mmol/l",
        hint="From the same sample; a deficit has a minus.",
    ),
)
_UNIT_CARE = (
    KEY.soft().code(
        "unit_level", "Highest level of neonatal unit", UnitLevel, hint="In which the baby was treated."
    ),
    _UNIT.ynk("born_in_right_unit", "Born in a unit of the right level"),
    KEY.soft().codes("newborn_organism", "Infection", NewbornOrganism),
    _UNIT.soft().code(
        "brain_bleed", "Bleeding in the brain", BrainBleed, hint="The worst seen on a scan, on either side."
    ),
    _UNIT.soft().ynk("nec", "Necrotising enterocolitis", hint="Confirmed by X-ray, surgery or post-mortem."),
    _UNIT.ynk("nec_surgery", "Operated for it", when=when("nec", equals="yes")),
    KEY.soft().ynk(
        "care_redirected", "Care redirected to comfort", hint="Intensive care ended, or not begun."
    ),
    KEY.ynkna("palliative_team", "Palliative care team involved", when=when("care_redirected", equals="yes")),
)
_REVIEW = (
    KEY.soft().ynkna(
        "pmrt_done", "Perinatal mortality review held", hint="By the tool for perinatal deaths."
    ),
    KEY.soft().code(
        "pmrt_grade_before_birth",
        "Grade of care: mother, up to the birth",
        PmrtGrade,
        when=when("pmrt_done", equals="yes"),
    ),
    KEY.soft().code(
        "pmrt_grade_baby", "Grade of care: the baby", PmrtGrade, when=when("pmrt_done", equals="yes")
    ),
    KEY.soft().code(
        "pmrt_grade_after_death",
        "Grade of care: mother, after the death",
        PmrtGrade,
        when=when("pmrt_done", equals="yes"),
    ),
)

DELIVERY_NEONATAL = supplementary(
    "delivery_neonatal",
    "Deaths on the delivery suite, labour ward or neonatal unit",
    _BEFORE + _BIRTH + _UNIT_CARE + _REVIEW,
    versions=revised(
        CHANGED_2022, "Adds neonatal herpes to the organisms.", "found: F26; recalled-M (first day)"
    ),
    proposed_when=(
        Proposal(when("age_days", below=29)),
        Proposal(when("place_of_death", one_of=("hosp_nnu", "hosp_labour")), "death"),
        *on_event("neonatal"),
    ),
    purpose="Pregnancy, birth and care of a baby who died in the first 28 days or never left the neonatal unit.",
    former_name="Form B2",
)
