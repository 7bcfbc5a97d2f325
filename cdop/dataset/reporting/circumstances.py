"""What an agency knows of the death itself."""

from cdop.dataset.asking import Asking
from cdop.dataset.codelists import EventType, ModeOfDeath, PlaceOfDeath, PreferredPlace
from cdop.dataset.elements import Privacy, Required, Section, when

_SEEN = Asking("found: F49", required=Required.SOFT)
_RECALLED = Asking("recalled-M")

REPORTING_CIRCUMSTANCES = Section(
    slug="reporting_circumstances",
    title="Circumstances of the death",
    elements=(
        _SEEN.long(
            "summary",
            "Summary of what your agency knows",
            hint="The child, the events and the death, in plain words. Write roles, not names.",
            required=Required.MUST,
        ),
        _SEEN.code(
            "mode_of_death",
            "Mode of death",
            ModeOfDeath,
            privacy=Privacy.NONE,
            same_as="death.mode_of_death",
            hint="As your agency saw it.",
        ),
        _SEEN.ynk(
            "resuscitation_attempted",
            "Resuscitation attempted",
            privacy=Privacy.NONE,
            hint="By anybody, at the scene or later.",
        ),
        _SEEN.code(
            "place_of_death",
            "Place of death",
            PlaceOfDeath,
            same_as="death.place_of_death",
            hint="Where the child was pronounced dead.",
        ),
        _SEEN.codes(
            "event_types",
            "Types of event",
            EventType,
            hint="Choose all that apply. Each has a form of its own with further questions.",
            privacy=Privacy.NONE,
        ),
        _RECALLED.ynk(
            "transfer_between_hospitals",
            "Moved between hospitals before death",
            hint="In the last illness or after the event.",
        ),
        _RECALLED.text(
            "location_before_transfer",
            "Where the child was before the move",
            when=when("transfer_between_hospitals", equals="yes"),
            hint="The kind of place, such as ward or emergency department.",
        ),
        _RECALLED.long(
            "final_illness_narrative",
            "The last illness or the event",
            hint="What happened, and what was done.",
        ),
        _RECALLED.long(
            "timeline", "Times that matter", hint="One event a line, with day and time; the earliest first."
        ),
        _RECALLED.ynkna(
            "organ_donation_discussed",
            "Organ or tissue donation discussed",
            privacy=Privacy.NONE,
            hint="“Not applicable” where it could not have been.",
        ),
        _RECALLED.ynkna(
            "advance_care_plan",
            "Advance care plan in place",
            hint="A written plan for care at the end of life, or on resuscitation.",
        ),
        _RECALLED.code(
            "preferred_place_of_death",
            "Preferred place of death",
            PreferredPlace,
            hint="As the child or family had said.",
            when=when("advance_care_plan", equals="yes"),
        ),
    ),
)
