"""Poisoning."""

from cdop.dataset.codelists.supplementary.injury import PoisonAgent, PoisonIntent
from cdop.dataset.conditions import when
from cdop.dataset.supplementary.making import KEY, on_event, since_2019, supplementary

POISONING = supplementary(
    "poisoning",
    "Poisoning",
    (
        KEY.soft().codes("poison_agents", "What it was", PoisonAgent),
        KEY.text("poison_name", "Name of the substance or product"),
        KEY.soft().code("poison_intent", "How it came about", PoisonIntent, hint="As it seems now."),
        KEY.soft().ynkna(
            "poison_locked", "Stored locked or out of reach", hint="At the time the child reached it."
        ),
        KEY.ynkna("poison_safety_cap", "In a container a child cannot open"),
        KEY.text("poison_whose", "Whose it was", hint="The relation to the child, not a name."),
        KEY.soft().ynk(
            "monoxide_alarm",
            "Carbon monoxide alarm fitted and working",
            when=when("poison_agents", equals="carbon_monoxide"),
            hint="Within the last year.",
        ),
        KEY.text(
            "monoxide_appliance",
            "Appliance that gave off carbon monoxide",
            when=when("poison_agents", equals="carbon_monoxide"),
        ),
        KEY.long("poison_words", "What happened"),
    ),
    versions=since_2019("found: F52 (older form)"),
    proposed_when=on_event("poisoning"),
    purpose="The poison, how it was kept, and how the child came by it.",
    former_name="Form B8",
)
