"""A case: facts on the case, identity sealed apart, answers by section, steps that never change."""

from cdop.cases.models.answers import (
    SECTION_MODELS,
    BirthAnswers,
    ChildAnswers,
    CircumstancesAnswers,
    DeathAnswers,
    FamilySupportAnswers,
    HealthAnswers,
    PhysicalEnvironmentAnswers,
    ReportingCircumstancesAnswers,
    ResidenceAnswers,
    SafeguardingAnswers,
    SectionAnswers,
    ServiceProvisionAnswers,
    SocialEnvironmentAnswers,
)
from cdop.cases.models.case import Case, CaseStep
from cdop.cases.models.decisions import Choice, Correction, SupplementaryChoice
from cdop.cases.models.documents import DocumentAnswers
from cdop.cases.models.drafts import Draft, Submission
from cdop.cases.models.identity import IDENTITY_MODELS, ChildIdentity, IdentityAnswers, Notifier
from cdop.cases.models.rows import RepeatedRow

__all__ = [
    "IDENTITY_MODELS",
    "SECTION_MODELS",
    "BirthAnswers",
    "Case",
    "CaseStep",
    "ChildAnswers",
    "ChildIdentity",
    "Choice",
    "CircumstancesAnswers",
    "Correction",
    "DeathAnswers",
    "DocumentAnswers",
    "Draft",
    "FamilySupportAnswers",
    "HealthAnswers",
    "IdentityAnswers",
    "Notifier",
    "PhysicalEnvironmentAnswers",
    "RepeatedRow",
    "ReportingCircumstancesAnswers",
    "ResidenceAnswers",
    "SafeguardingAnswers",
    "SectionAnswers",
    "ServiceProvisionAnswers",
    "SocialEnvironmentAnswers",
    "Submission",
    "SupplementaryChoice",
]
