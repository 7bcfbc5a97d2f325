"""The Reporting form (formerly Form B), asked of every agency. Labels and hints are this project's own words."""

from datetime import date

from cdop.dataset.elements import Stage, StatutoryForm, Version
from cdop.dataset.reporting.birth import BIRTH
from cdop.dataset.reporting.circumstances import REPORTING_CIRCUMSTANCES
from cdop.dataset.reporting.details import REPORTING_DETAILS
from cdop.dataset.reporting.health import HEALTH
from cdop.dataset.reporting.physical import PHYSICAL_ENVIRONMENT
from cdop.dataset.reporting.service import SERVICE_PROVISION
from cdop.dataset.reporting.social import SOCIAL_ENVIRONMENT

REPORTING = StatutoryForm(
    slug="reporting",
    title="Reporting form",
    former_name="Form B",
    stage=Stage.INFORMATION,
    versions=(
        Version("2019", date(2019, 4, 1), date(2021, 4, 1), "The national database opens.", "found: F4"),
        Version(
            "2021",
            date(2021, 4, 1),
            date(2022, 4, 1),
            "Adds poverty and deprivation, and barriers to services.",
            "found: F27",
        ),
        Version(
            "2022",
            date(2022, 4, 1),
            None,
            "Moves the mother's body mass index into the core form; adds height and weight, and bereavement "
            "support offered.",
            "found: F26; recalled-M (first day)",
        ),
    ),
    sections=(
        REPORTING_DETAILS,
        REPORTING_CIRCUMSTANCES,
        BIRTH,
        HEALTH,
        SOCIAL_ENVIRONMENT,
        PHYSICAL_ENVIRONMENT,
        SERVICE_PROVISION,
    ),
    purpose="What each agency knows of the child, the family, their home and the services they had.",
    asked_of_agencies=True,
    note="Sections on the four domains follow the Analysis form; the layout of the current form was not seen.",
)

__all__ = [
    "BIRTH",
    "HEALTH",
    "PHYSICAL_ENVIRONMENT",
    "REPORTING",
    "REPORTING_CIRCUMSTANCES",
    "REPORTING_DETAILS",
    "SERVICE_PROVISION",
    "SOCIAL_ENVIRONMENT",
]
