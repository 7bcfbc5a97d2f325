"""A case: facts on the case, identity sealed apart, answers by section, steps that never change."""

from cdop.cases.models.answers import (
    SECTION_MODELS,
    BirthAnswers,
    ChildAnswers,
    CircumstancesAnswers,
    DeathAnswers,
    FamilySupportAnswers,
    ResidenceAnswers,
    SafeguardingAnswers,
    SectionAnswers,
)
from cdop.cases.models.case import Case, CaseStep
from cdop.cases.models.identity import IDENTITY_MODELS, ChildIdentity, IdentityAnswers, Notifier

__all__ = [
    "IDENTITY_MODELS",
    "SECTION_MODELS",
    "BirthAnswers",
    "Case",
    "CaseStep",
    "ChildAnswers",
    "ChildIdentity",
    "CircumstancesAnswers",
    "DeathAnswers",
    "FamilySupportAnswers",
    "IdentityAnswers",
    "Notifier",
    "ResidenceAnswers",
    "SafeguardingAnswers",
    "SectionAnswers",
]
