"""Violent or maltreatment-related death."""

from cdop.dataset.codelists.family import DomesticAbuse
from cdop.dataset.codelists.supplementary.harm import LegalOutcome, SuspectRelation, Weapon
from cdop.dataset.conditions import when
from cdop.dataset.elements import Proposal
from cdop.dataset.supplementary.making import KEY, on_category, on_event, since_2019, supplementary

VIOLENCE_MALTREATMENT = supplementary(
    "violence_maltreatment",
    "Violent or maltreatment-related death",
    (
        KEY.soft().codes("suspect_relation", "Relation of the suspect to the child", SuspectRelation),
        KEY.soft().codes("weapon", "Weapon or means", Weapon),
        KEY.soft().ynk("exploitation", "Criminal or sexual exploitation", hint="Known or suspected."),
        KEY.soft().ynk("gang_related", "Linked to a gang or group", hint="As police or others see it."),
        KEY.soft().ynk(
            "violence_cp_plan_ever",
            "Child protection plan at any time",
            same_as="safeguarding.cp_plan_ever",
            hint="A plan at the time of death counts.",
        ),
        KEY.soft().code(
            "violence_domestic_abuse",
            "Domestic abuse in the household",
            DomesticAbuse,
            same_as="social_environment.domestic_abuse",
            hint="Between adults, or towards the child's carers, seen or reported.",
        ),
        KEY.soft().code("legal_outcome", "Charge or outcome", LegalOutcome, hint="The latest step."),
        KEY.day(
            "legal_outcome_on",
            "Date of charge or outcome",
            when=when("legal_outcome", one_of=("charged", "convicted", "acquitted", "no_charge")),
        ),
        KEY.ynk("carried_weapon", "The child carried a weapon", when=when("age_years", at_least=10)),
        KEY.long(
            "violence_words",
            "What happened",
            hint="Roles, not names. Nothing that a trial has yet to decide.",
        ),
    ),
    versions=since_2019("found: F52 (older form); recalled-M (current name)"),
    proposed_when=(
        *on_event("apparent_homicide"),
        Proposal(when("jar_trigger_reason", equals="suspicious"), "death"),
        *on_category("1"),
    ),
    purpose="Who harmed the child and how, and what services knew before.",
    former_name="Form B11",
)
