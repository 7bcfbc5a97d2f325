"""Other injury that nobody intended: falls, choking, suffocation, crushing."""

from cdop.dataset.codelists.supplementary.injury import Supervision, TraumaMechanism
from cdop.dataset.conditions import when
from cdop.dataset.supplementary.making import KEY, on_event, since_2019, supplementary

TRAUMA_OTHER = supplementary(
    "trauma_other",
    "Other injury or trauma",
    (
        KEY.soft().code("trauma_mechanism", "How it happened", TraumaMechanism),
        KEY.decimal(
            "fall_height",
            "Height of the fall",
            "0.0",
            "500.0",
            unit="m",
            when=when("trauma_mechanism", equals="fall"),
            hint="Measured or guessed.",
        ),
        KEY.text(
            "choked_on",
            "What the child choked on",
            when=when("trauma_mechanism", equals="choking"),
        ),
        KEY.soft().ynk("trauma_product", "A product was involved"),
        KEY.text(
            "trauma_product_words",
            "Which product",
            hint="Make and model. If it is dangerous, tell the national database urgently.",
            when=when("trauma_product", equals="yes"),
        ),
        KEY.soft().code("trauma_supervision", "Supervision", Supervision, hint="When it happened."),
        KEY.ynkna("trauma_protection", "Protection in use, such as a gate, helmet or window lock"),
        KEY.long("trauma_words", "What happened"),
    ),
    versions=since_2019("found: F52 (older form); recalled-M (current name)"),
    proposed_when=on_event("other_injury"),
    purpose="How the injury happened, with what, and who was there.",
    former_name="Form B9",
)
