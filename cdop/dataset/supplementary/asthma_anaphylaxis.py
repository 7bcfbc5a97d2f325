"""Asthma and anaphylaxis."""

from cdop.dataset.codelists.supplementary.breathing import AllergenKind, InhalerTechnique
from cdop.dataset.conditions import when
from cdop.dataset.supplementary.making import (
    CHANGED_2021,
    KEY,
    on_condition,
    on_event,
    revised,
    supplementary,
)

_ASTHMA = KEY.under(when("asthma", equals="yes"))
_ALLERGY = KEY.under(when("anaphylaxis", equals="yes"))

ASTHMA_ANAPHYLAXIS = supplementary(
    "asthma_anaphylaxis",
    "Asthma and anaphylaxis",
    (
        KEY.soft().ynk(
            "asthma", "The child had asthma or repeated wheeze", hint="Diagnosed, or treated as such."
        ),
        _ASTHMA.day(
            "asthma_diagnosed_on", "Diagnosed on", hint="The first day of the month, if the day is not known."
        ),
        _ASTHMA.soft().day("asthma_last_review_on", "Last asthma review"),
        _ASTHMA.soft().ynk(
            "asthma_plan", "Had a personal asthma plan", hint="A written plan that the family had."
        ),
        _ASTHMA.soft().whole(
            "preventers_12_months",
            "Preventer inhalers prescribed in 12 months",
            0,
            60,
            usual_maximum=15,
            hint="Inhalers issued, by the GP record.",
        ),
        _ASTHMA.soft().whole(
            "relievers_12_months",
            "Reliever inhalers prescribed in 12 months",
            0,
            120,
            usual_maximum=30,
            hint="Inhalers issued, by the GP record.",
        ),
        _ASTHMA.code("inhaler_technique", "Inhaler technique", InhalerTechnique, hint="At the last review."),
        _ASTHMA.whole(
            "emergency_attendances_12_months", "Attendances at an emergency department in 12 months", 0, 100
        ),
        _ASTHMA.whole("intensive_care_ever", "Admissions to intensive care, ever", 0, 50),
        KEY.soft().ynk("anaphylaxis", "The death was, or may have been, anaphylaxis"),
        _ALLERGY.soft().code("allergen_kind", "Kind of allergen", AllergenKind),
        _ALLERGY.text("allergen", "Allergen", hint="Such as peanut or cow's milk."),
        _ALLERGY.soft().ynk("pens_prescribed", "Adrenaline pens prescribed"),
        _ALLERGY.soft().ynkna(
            "pens_at_hand", "Adrenaline pens at hand", hint="Within reach when the reaction began."
        ),
        _ALLERGY.soft().ynkna("pens_used", "Adrenaline pens used"),
        KEY.soft().ynk(
            "smoke_exposure",
            "Exposed to tobacco smoke at home",
            hint="At home, in the car or with relatives.",
        ),
        KEY.ynk(
            "air_quality",
            "Poor air quality at home or nearby",
            same_as="physical_environment.air_quality_exposure",
        ),
        KEY.ynkna("school_plan", "School or nursery had a plan for an emergency", hint="Known to the staff."),
    ),
    versions=revised(CHANGED_2021, "Revised.", "found: F27"),
    proposed_when=(*on_event("asthma_anaphylaxis"), *on_condition("asthma", "allergy")),
    purpose="How asthma or allergy was treated, and what was at hand when it mattered.",
)
