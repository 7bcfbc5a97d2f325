"""The supplementary forms, one for each topic, and which of them a case calls for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cdop.dataset.elements import Proposal, StatutoryForm
from cdop.dataset.supplementary.asthma_anaphylaxis import ASTHMA_ANAPHYLAXIS
from cdop.dataset.supplementary.cardiac import CARDIAC
from cdop.dataset.supplementary.care_pathway import CARE_PATHWAY
from cdop.dataset.supplementary.delivery_neonatal import DELIVERY_NEONATAL
from cdop.dataset.supplementary.dka import DKA
from cdop.dataset.supplementary.drowning import DROWNING
from cdop.dataset.supplementary.epilepsy import EPILEPSY
from cdop.dataset.supplementary.fire_burns import FIRE_BURNS
from cdop.dataset.supplementary.genetic_congenital import GENETIC_CONGENITAL
from cdop.dataset.supplementary.infection import INFECTION
from cdop.dataset.supplementary.life_limiting import LIFE_LIMITING
from cdop.dataset.supplementary.oncology import ONCOLOGY
from cdop.dataset.supplementary.poisoning import POISONING
from cdop.dataset.supplementary.substance_misuse import SUBSTANCE_MISUSE
from cdop.dataset.supplementary.sudden_unexpected import SUDDEN_UNEXPECTED
from cdop.dataset.supplementary.suicide_self_harm import SUICIDE_SELF_HARM
from cdop.dataset.supplementary.surgical_anaesthetic import SURGICAL_ANAESTHETIC
from cdop.dataset.supplementary.transport import TRANSPORT
from cdop.dataset.supplementary.trauma_other import TRAUMA_OTHER
from cdop.dataset.supplementary.violence_maltreatment import VIOLENCE_MALTREATMENT

SUPPLEMENTARY: tuple[StatutoryForm, ...] = (
    ASTHMA_ANAPHYLAXIS,
    CARDIAC,
    CARE_PATHWAY,
    GENETIC_CONGENITAL,
    DELIVERY_NEONATAL,
    SUDDEN_UNEXPECTED,
    DROWNING,
    LIFE_LIMITING,
    DKA,
    EPILEPSY,
    INFECTION,
    ONCOLOGY,
    TRANSPORT,
    FIRE_BURNS,
    POISONING,
    TRAUMA_OTHER,
    SUBSTANCE_MISUSE,
    VIOLENCE_MALTREATMENT,
    SUICIDE_SELF_HARM,
    SURGICAL_ANAESTHETIC,
)

Answers = Mapping[str, Mapping[str, Any] | None]


def proposed(answers_by_section: Answers, facts: Mapping[str, Any]) -> tuple[StatutoryForm, ...]:
    """The supplementary forms that the answers so far call for, in order; a person may add or leave out others."""
    return tuple(form for form in SUPPLEMENTARY if is_proposed(form, answers_by_section, facts))


def is_proposed(form: StatutoryForm, answers_by_section: Answers, facts: Mapping[str, Any]) -> bool:
    """Whether any one reason to propose the form holds."""
    return any(_holds(reason, answers_by_section, facts) for reason in form.proposed_when)


def _holds(reason: Proposal, answers_by_section: Answers, facts: Mapping[str, Any]) -> bool:
    return reason.condition.holds(answers_by_section.get(reason.section) or {}, facts)
