"""Care pathway: a row for each stage of care, so that each may be answered by the people who gave it."""

from cdop.dataset.codelists.supplementary.pathway import CareStage
from cdop.dataset.conditions import when
from cdop.dataset.elements import Proposal, Required, Version
from cdop.dataset.supplementary.making import CHANGED_2022, KEY, on_event, supplementary

_SOFT = KEY.soft()

CARE_PATHWAY = supplementary(
    "care_pathway",
    "Care pathway",
    (
        _SOFT.code(
            "care_stage",
            "Stage of care",
            CareStage,
            required=Required.MUST,
            source="found: F2, F26; design (codes)",
            hint="Add another row for each further stage.",
        ),
        KEY.text("answered_by_role", "Who answers for this stage", hint="Role and department, not a name."),
        _SOFT.moment("first_contact_at", "First contact"),
        KEY.moment("triage_at", "Triaged"),
        _SOFT.moment("senior_review_at", "First seen by a senior doctor"),
        KEY.moment("deterioration_at", "Deterioration noticed"),
        KEY.moment("escalation_at", "Concern passed on to somebody senior"),
        KEY.moment("transfer_at", "Moved to the next stage"),
        KEY.ynkna(
            "early_warning_score",
            "Early warning score (PEWS) recorded",
            hint="“Not applicable” in a stage that has none.",
        ),
        KEY.ynkna(
            "score_acted_on",
            "Acted on as the score required",
            when=when("early_warning_score", equals="yes"),
        ),
        KEY.ynkna("sepsis_screen", "Screened for sepsis", hint="By any tool the service uses."),
        KEY.ynkna("retrieval_team", "Retrieval team called"),
        KEY.moment(
            "retrieval_called_at", "Retrieval team called at", when=when("retrieval_team", equals="yes")
        ),
        _SOFT.long("stage_narrative", "What happened in this stage"),
    ),
    versions=(
        Version(
            "2022",
            CHANGED_2022,
            None,
            "Becomes a supplementary form; each stage may be assigned to a person.",
            "found: F26; recalled-M (first day)",
        ),
    ),
    proposed_when=(
        Proposal(
            when(
                "place_of_death",
                one_of=(
                    "hosp_ed",
                    "hosp_paed_ward",
                    "hosp_icu",
                    "hosp_theatre",
                    "hosp_adult",
                    "hosp_other",
                    "transit",
                ),
            ),
            "death",
        ),
        *on_event("medical_complication"),
    ),
    purpose="The care given before death, stage by stage, with the times that matter.",
    hint="One row a stage, the earliest first.",
    repeats=True,
)
