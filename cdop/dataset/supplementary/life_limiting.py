"""Known life-limiting or life-long condition."""

from cdop.dataset.codelists import PreferredPlace
from cdop.dataset.conditions import when
from cdop.dataset.elements import Proposal
from cdop.dataset.supplementary.making import KEY, on_condition, on_event, since_2019, supplementary

LIFE_LIMITING = supplementary(
    "life_limiting",
    "Known life-limiting or life-long condition",
    (
        KEY.soft().long("condition_words", "Condition in words"),
        KEY.soft().ynk(
            "palliative_plan", "Palliative care plan", hint="Written, and known to those who gave care."
        ),
        KEY.day("palliative_plan_on", "Plan last changed on", when=when("palliative_plan", equals="yes")),
        KEY.soft().ynk("palliative_service", "Known to a palliative care team"),
        KEY.soft().ynk("hospice_involved", "Known to a hospice"),
        KEY.soft().code(
            "wished_place",
            "Preferred place of death",
            PreferredPlace,
            same_as="reporting_circumstances.preferred_place_of_death",
        ),
        KEY.soft().ynkna(
            "died_where_wished", "Died in the preferred place", hint="“Not applicable” if no wish was known."
        ),
        KEY.ynk("symptoms_controlled", "Symptoms well controlled at the end"),
        KEY.long("end_of_life_care", "Care at the end of life", hint="What went well, and what did not."),
    ),
    versions=since_2019("found: F52 (older form); recalled-L (current)"),
    proposed_when=(
        *on_event("life_limiting"),
        *on_condition("life_limiting"),
        Proposal(when("expected", equals="expected"), "death"),
    ),
    purpose="Plans and wishes for the end of life, and whether they could be followed.",
    former_name="Form B3",
    note="Now largely covered by the care pathway form.",
)
