"""The child's health, development and education (the rest of part C)."""

from datetime import date
from decimal import Decimal

from cdop.dataset.asking import Asking
from cdop.dataset.codelists.health import (
    Bullying,
    EducationSetting,
    KnownCondition,
    LearningDisability,
    SenStatus,
)
from cdop.dataset.elements import Required, Section, when

_RECALLED_H = Asking("recalled-H").soft()
_RECALLED_M = Asking("recalled-M")
_MEASURED = Asking("found: F26", since=date(2022, 4, 1))
_MIND = _RECALLED_H.under(when("age_years", at_least=8))
_SCHOOL = _RECALLED_M.soft().under(when("age_years", at_least=4))
_DISABLED = when(
    "learning_disability",
    one_of=("mild", "moderate", "severe", "profound"),
)

_BODY = (
    _MEASURED.decimal(
        "height_cm",
        "Height or length",
        "10.0",
        "230.0",
        usual_minimum=Decimal(25),
        usual_maximum=Decimal(205),
        unit="cm",
        hint="The last one measured.",
    ),
    _MEASURED.decimal(
        "weight_kg",
        "Weight",
        "0.1",
        "350.0",
        usual_minimum=Decimal("0.3"),
        usual_maximum=Decimal(150),
        unit="kg",
        hint="The last one measured. For a newborn baby, the birth weight is asked under pregnancy and birth.",
    ),
    _RECALLED_H.codes(
        "known_conditions",
        "Known conditions",
        KnownCondition,
        source="recalled-H; found: F52 (life-long condition)",
    ),
    _RECALLED_H.long(
        "known_conditions_words",
        "Which, and how they were treated",
        required=Required.OPTIONAL,
        when=when(
            "known_conditions",
            one_of=(
                "asthma",
                "epilepsy",
                "diabetes",
                "cardiac",
                "cancer",
                "allergy",
                "life_limiting",
                "other_chronic",
            ),
        ),
    ),
    _RECALLED_M.long("medication", "Medicines", hint="At the time of death."),
    _RECALLED_M.ynk("allergies", "Allergies"),
    _RECALLED_M.text("allergies_words", "To what", when=when("allergies", equals="yes")),
    _RECALLED_H.ynk(
        "immunisations_up_to_date",
        "Immunisations up to date",
        source="found: F51",
        same_as="child.immunisations_up_to_date",
        hint="For the child's age, by the national schedule.",
    ),
)
_DEVELOPMENT = (
    _RECALLED_H.code(
        "learning_disability",
        "Learning disability",
        LearningDisability,
        source="found: F40; recalled-M (grades)",
        hint="Diagnosed or under assessment; not a difficulty such as dyslexia.",
    ),
    _RECALLED_M.day(
        "leder_informed_on",
        "Learning disability programme (LeDeR) told on",
        source="found: F40; recalled-M (no longer the rule)",
        when=_DISABLED & when("age_years", at_least=4),
        hint="Ages 4 to 17. The death itself is reviewed here only.",
    ),
    _RECALLED_H.ynk("motor_impairment", "Impairment of movement"),
    _RECALLED_H.ynk("sensory_impairment", "Impairment of sight or hearing"),
    _RECALLED_H.ynk("other_disability", "Other disability", hint="Any not named above."),
    _RECALLED_H.ynk("autism", "Autism", hint="Diagnosed, or being assessed."),
    _RECALLED_M.ynk(
        "development_concerns",
        "Concerns about development",
        source="found: F48, F51",
        hint="By anybody, family included.",
    ),
    _RECALLED_M.ynk(
        "growth_concerns",
        "Concerns about growth",
        source="found: F48, F51",
        hint="Weight, height or feeding under attention.",
    ),
    _RECALLED_M.long(
        "growth_development_words",
        "What concerns about growth or development",
        source="found: F48, F51",
        hint="Leave blank when there were none.",
    ),
)
_MENTAL = (
    _MIND.ynk("mental_health", "Mental health difficulty", hint="Diagnosed or not."),
    _MIND.ynk(
        "self_harm_history",
        "Self-harm at any time",
        hint="Including thoughts of suicide that were told to somebody.",
    ),
    _MIND.ynk(
        "camhs_involved",
        "Known to a child mental health service",
        hint="Now or at any time, waiting lists included.",
    ),
    _RECALLED_H.ynk(
        "substance_use_child",
        "The child misused drugs or alcohol",
        source="found: F48",
        when=when("age_years", at_least=10),
        hint="Tobacco and vapes do not count.",
    ),
)
_EDUCATION = (
    _SCHOOL.code("education_setting", "Education", EducationSetting),
    _SCHOOL.code("sen_status", "Special educational needs", SenStatus, hint="At the time of death."),
    _SCHOOL.ynkna(
        "attendance_concern", "Concern about attendance", hint="Missed lessons that somebody worried about."
    ),
    _SCHOOL.ynkna("excluded", "Excluded or suspended at any time", hint="For a time or for good."),
    _SCHOOL.ynk("home_educated", "Educated at home at any time"),
    _SCHOOL.code("bullying", "Bullied", Bullying),
)

HEALTH = Section(
    slug="health",
    title="Health, development and education",
    elements=_BODY + _DEVELOPMENT + _MENTAL + _EDUCATION,
)
