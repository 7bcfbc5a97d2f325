"""Drowning."""

from cdop.dataset.codelists.supplementary.injury import Supervision, SwimmingAbility, WaterBody
from cdop.dataset.conditions import when
from cdop.dataset.supplementary.making import CHANGED_2021, KEY, on_event, revised, supplementary

DROWNING = supplementary(
    "drowning",
    "Drowning",
    (
        KEY.soft().code("water_body", "Body of water", WaterBody),
        KEY.ynk("water_private", "On private land or at home"),
        KEY.soft().code(
            "drowning_supervision", "Supervision", Supervision, hint="When the child went under water."
        ),
        KEY.soft().code(
            "swimming", "Ability to swim", SwimmingAbility, hint="For the child's age, in calm water."
        ),
        KEY.soft().ynkna(
            "water_barrier", "Fence, gate or cover in place", hint="Around the water or across the way to it."
        ),
        KEY.ynkna("barrier_working", "It was closed and working", when=when("water_barrier", equals="yes")),
        KEY.soft().ynkna("drowning_child_alcohol", "The child had drunk alcohol or taken drugs"),
        KEY.ynkna("drowning_carer_alcohol", "The person supervising had drunk alcohol or taken drugs"),
        KEY.soft().ynkna(
            "flotation",
            "Wearing a buoyancy aid or life jacket",
            when=when("water_body", one_of=("pool", "river", "lake", "sea", "other", "nk")),
            hint="At the time.",
        ),
        KEY.ynkna(
            "bath_seat",
            "In a bath seat",
            when=when("water_body", equals="bath"),
        ),
        KEY.ynkna("lifeguard", "Lifeguard present", when=when("water_body", one_of=("pool", "lake", "sea"))),
        KEY.long("drowning_words", "What happened"),
    ),
    versions=revised(CHANGED_2021, "Revised.", "found: F27"),
    proposed_when=on_event("drowning"),
    purpose="The water, who was watching, and what might have kept the child safe.",
    former_name="Form B6",
)
