"""Family, parenting and the social environment (part D)."""

from dataclasses import replace
from datetime import date

from cdop.dataset.asking import Asking
from cdop.dataset.codelists.family import (
    AbuseType,
    CareHistory,
    Consanguinity,
    DomesticAbuse,
    ParentalEngagement,
    ParentEmployment,
    PovertyBasis,
    ServiceBarrier,
)
from cdop.dataset.codelists.supplementary.injury import Supervision
from cdop.dataset.elements import Required, Section, when

_SMOKE = Asking("found: F51").soft()
_RECALLED_H = Asking("recalled-H").soft()
_RECALLED_M = Asking("recalled-M")
_POVERTY = replace(Asking("found: F27").soft(), since=date(2021, 4, 1))
_INJURY = when(
    "event_topic",
    one_of=("rtc", "drowning", "fire_burns", "poisoning", "other_injury"),
)

_MEANS = (
    _RECALLED_H.text(
        "household_composition",
        "Who lived in the household",
        hint="Relation and age group of each, and who smokes. No names.",
    ),
    _POVERTY.code(
        "parent_employment",
        "Employment of the parents",
        ParentEmployment,
        hint="Of the parents or carers the child lived with.",
    ),
    _POVERTY.ynk(
        "lives_in_poverty",
        "The family lived in poverty",
        hint="Your judgement, or a sign such as those below.",
    ),
    _POVERTY.codes(
        "poverty_basis", "How that is known", PovertyBasis, when=when("lives_in_poverty", equals="yes")
    ),
    _POVERTY.codes("barriers_to_services", "Barriers to using services", ServiceBarrier),
)
_HABITS = (
    _SMOKE.ynk("smoker_mother", "Mother smokes", hint="Now, indoors or out; vapes do not count."),
    _SMOKE.ynk("smoker_father", "Father smokes", hint="Or the mother's partner."),
    _SMOKE.ynk("smoker_other_household", "Somebody else in the household smokes"),
    _RECALLED_H.ynk(
        "alcohol_misuse_parent", "A parent or carer misused alcohol", hint="So that it harmed health or care."
    ),
    _RECALLED_H.ynk(
        "drug_misuse_parent",
        "A parent or carer misused drugs",
        source="found: F51 (drugs in the household)",
        hint="Illegal drugs, or medicines not as prescribed.",
    ),
)
_PARENTS = (
    _RECALLED_H.ynk(
        "parent_mental_health",
        "A parent or carer had a mental health difficulty",
        hint="Diagnosed or not, at any time in the child's life.",
    ),
    _RECALLED_H.ynk("parent_physical_health", "A parent or carer had a physical illness or disability"),
    _RECALLED_H.ynk("parent_learning_disability", "A parent or carer had a learning disability"),
    _RECALLED_H.code(
        "domestic_abuse",
        "Domestic abuse in the household",
        DomesticAbuse,
        hint="Between adults, or towards the child's carers, seen or reported.",
    ),
    _RECALLED_H.code(
        "consanguinity",
        "Parents related to each other",
        Consanguinity,
        hint="By blood. Record only what the parents or the notes say.",
        source="found: F16, F55",
    ),
    _RECALLED_M.ynk("parent_in_care_history", "A parent was in care as a child"),
    _RECALLED_M.ynk("parent_criminal_record", "A parent or carer has a criminal record"),
    _RECALLED_M.ynk(
        "police_contact", "Police called to the household", hint="For any reason, in the child's life."
    ),
)
_CHILD_IN_FAMILY = (
    _SMOKE.ynk(
        "previous_child_death_in_family",
        "An earlier death of a child in the family",
        hint="A brother, sister or half-sibling, at any age under 18.",
    ),
    _SMOKE.ynk(
        "previous_sudi",
        "An earlier sudden unexpected death in the child's close family",
        hint="Parents, brothers and sisters, grandparents, aunts and uncles.",
    ),
    _RECALLED_M.soft().code(
        "supervision_at_time",
        "Supervision at the time",
        Supervision,
        when=_INJURY,
        hint="Who was watching when it happened.",
    ),
    _RECALLED_M.text("supervision_words", "Supervision in words", hint="Roles, not names.", when=_INJURY),
    _RECALLED_H.codes("social_care_history", "Known to children's social care", CareHistory),
    _RECALLED_H.ynk(
        "abuse_neglect_concern",
        "Concern about abuse, neglect or exploitation",
        hint="At any time, proved or not.",
    ),
    _RECALLED_H.codes(
        "abuse_neglect_types", "Of which type", AbuseType, when=when("abuse_neglect_concern", equals="yes")
    ),
    _RECALLED_M.code(
        "parental_engagement",
        "Parents' engagement with services",
        ParentalEngagement,
        hint="Appointments, advice, visits.",
    ),
    _SMOKE.long(
        "family_view_of_care",
        "What the family thinks of the care, and what they want to know",
        source="found: F39, F76",
        hint="In their words where you have them. No names.",
        required=Required.SOFT,
    ),
)

SOCIAL_ENVIRONMENT = Section(
    slug="social_environment",
    title="Family and social environment",
    elements=_MEANS + _HABITS + _PARENTS + _CHILD_IN_FAMILY,
)
