"""Infection."""

from cdop.dataset.codelists.supplementary.illness import CovidTest, InfectionKind
from cdop.dataset.conditions import when
from cdop.dataset.supplementary.making import (
    KEY,
    on_category,
    on_event,
    since_2019,
    supplementary,
)

INFECTION = supplementary(
    "infection",
    "Infection",
    (
        KEY.soft().code("infection_kind", "Kind of infection", InfectionKind, hint="The main one."),
        KEY.soft().text(
            "infection_organism", "Organism", hint="As cultured or found. “None found” is an answer."
        ),
        KEY.soft().ynk(
            "vaccine_preventable", "A vaccine against it exists", hint="In the national schedule or not."
        ),
        KEY.soft().ynkna(
            "vaccine_had",
            "The child had had that vaccine",
            when=when("vaccine_preventable", equals="yes"),
        ),
        KEY.soft().ynk(
            "infection_immunisations",
            "Immunisations up to date",
            same_as="child.immunisations_up_to_date",
        ),
        KEY.soft().ynkna(
            "sepsis_recognised",
            "Sepsis recognised when first seen",
            hint="By the first professional who saw the child.",
        ),
        KEY.soft().ynk("antibiotics_given", "Antibiotics given"),
        KEY.whole(
            "minutes_to_antibiotics",
            "Minutes from arrival to the first antibiotic",
            0,
            20160,
            usual_maximum=1440,
            unit="minutes",
            when=when("antibiotics_given", equals="yes"),
        ),
        KEY.code("infection_covid_test", "Covid-19 test", CovidTest),
        KEY.ynk(
            "infection_contact",
            "Somebody close had the same illness",
            hint="In the family, at school or nursery.",
        ),
        KEY.ynkna("health_protection_told", "Health protection team told"),
    ),
    versions=since_2019("recalled-H"),
    proposed_when=(*on_event("infection"), *on_category("9")),
    purpose="Which infection, whether it could have been prevented, and how soon it was treated.",
)
