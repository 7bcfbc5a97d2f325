"""Chromosomal, genetic and congenital anomalies."""

from cdop.dataset.codelists.family import Consanguinity
from cdop.dataset.codelists.supplementary.heart import ScreeningTaken, WhenDiagnosed
from cdop.dataset.conditions import when
from cdop.dataset.supplementary.making import KEY, on_category, on_event, since_2019, supplementary

GENETIC_CONGENITAL = supplementary(
    "genetic_congenital",
    "Chromosomal, genetic and congenital anomalies",
    (
        KEY.soft().long("genetic_diagnosis", "Diagnosis in words"),
        KEY.soft().code(
            "genetic_diagnosed",
            "When it was diagnosed",
            WhenDiagnosed,
            hint="When the parents were first told.",
        ),
        KEY.ynk("genetic_confirmed", "Confirmed by a genetic test"),
        KEY.soft().code(
            "screening_taken", "Antenatal screening", ScreeningTaken, hint="For this kind of condition."
        ),
        KEY.soft().ynk(
            "genetic_counselling",
            "Genetic counselling offered to the parents",
            hint="Before or after the death.",
        ),
        KEY.soft().code(
            "genetic_consanguinity",
            "Parents related to each other",
            Consanguinity,
            hint="By blood. Record only what the parents or the notes say.",
            same_as="social_environment.consanguinity",
        ),
        KEY.soft().ynk(
            "previous_affected_child", "An earlier affected child in the family", hint="Of the same parents."
        ),
        KEY.ynkna(
            "counselled_before",
            "Counselling after the earlier child",
            when=when("previous_affected_child", equals="yes"),
        ),
    ),
    versions=since_2019("found: F26 (name)"),
    proposed_when=(*on_event("genetic_congenital"), *on_category("7")),
    purpose="What the condition was, when it was found, and what the parents were offered.",
)
