"""The Analysis form (formerly Form C), whole. Labels and hints are this project's own words."""

from datetime import date

from cdop.dataset.analysis.basis import MEETING_BASIS, SUMMARY
from cdop.dataset.analysis.classification import CLASSIFICATION
from cdop.dataset.analysis.conclusion import CONCLUSION, LEARNING, RECOMMENDATIONS
from cdop.dataset.analysis.findings import DOMAIN_STATEMENTS, FINDINGS
from cdop.dataset.elements import Stage, StatutoryForm, Version

ANALYSIS = StatutoryForm(
    slug="analysis",
    title="Analysis form",
    former_name="Form C",
    stage=Stage.PANEL,
    versions=(
        Version("2019", date(2019, 4, 1), date(2021, 4, 1), "The national database opens.", "found: F4"),
        Version(
            "2021",
            date(2021, 4, 1),
            None,
            "Changed in April 2021; what changed could not be read.",
            "found: F27",
        ),
    ),
    sections=(
        MEETING_BASIS,
        SUMMARY,
        FINDINGS,
        DOMAIN_STATEMENTS,
        CLASSIFICATION,
        LEARNING,
        RECOMMENDATIONS,
        CONCLUSION,
    ),
    purpose="What the panel understands of the death, which factors it finds, and what should follow.",
    note="The draft is written for the review meeting and made final by the panel. It carries no name. "
    "Age at death, sex, primary category and modifiable factors are derived, not asked.",
)

__all__ = [
    "ANALYSIS",
    "CLASSIFICATION",
    "CONCLUSION",
    "DOMAIN_STATEMENTS",
    "FINDINGS",
    "LEARNING",
    "MEETING_BASIS",
    "RECOMMENDATIONS",
    "SUMMARY",
]
