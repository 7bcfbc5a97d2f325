"""Substance misuse."""

from cdop.dataset.codelists.supplementary.harm import Substance, SubstanceSource
from cdop.dataset.conditions import when
from cdop.dataset.supplementary.making import KEY, on_event, since_2019, supplementary

SUBSTANCE_MISUSE = supplementary(
    "substance_misuse",
    "Substance misuse",
    (
        KEY.soft().codes("substances", "Substances taken", Substance),
        KEY.soft().code("substance_source", "Where they came from", SubstanceSource),
        KEY.soft().ynk("substance_first_use", "First time taken", hint="As far as friends or family know."),
        KEY.ynk("substance_alone", "Alone when taken"),
        KEY.ynkna("help_delayed", "Help called late", hint="For example out of fear of the police."),
        KEY.soft().ynk("substance_service", "Known to a drug or alcohol service", hint="Now or earlier."),
        KEY.text(
            "substance_service_words", "Which kind of service", when=when("substance_service", equals="yes")
        ),
        KEY.ynk("substance_dependent", "Dependent on the substance"),
        KEY.long("substance_words", "What happened"),
    ),
    versions=since_2019("found: F52 (older form); recalled-M (current)"),
    proposed_when=on_event("substance_misuse"),
    purpose="What was taken, where it came from, and which help there had been.",
    former_name="Form B10",
)
