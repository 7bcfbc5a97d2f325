"""The Notification form (formerly Form A). Labels and hints are this project's own words, not the form's."""

from datetime import date

from cdop.dataset.elements import Stage, StatutoryForm, Version
from cdop.dataset.notification.child import CHILD, CHILD_IDENTITY, RESIDENCE
from cdop.dataset.notification.circumstances import CIRCUMSTANCES, FAMILY_SUPPORT, NOTIFIER
from cdop.dataset.notification.death import DEATH
from cdop.dataset.notification.people import CONTACTS, FAMILY_QUESTIONS, PEOPLE
from cdop.dataset.notification.record import RECORD
from cdop.dataset.notification.safeguarding import SAFEGUARDING

NOTIFICATION = StatutoryForm(
    slug="notification",
    title="Notification form",
    former_name="Form A",
    stage=Stage.NOTIFICATION,
    versions=(
        Version("2019", date(2019, 4, 1), date(2021, 4, 1), "The national database opens.", "found: F4"),
        Version(
            "2021", date(2021, 4, 1), date(2022, 4, 1), "Adds suspected stillbirth at home.", "found: F27"
        ),
        Version(
            "2022",
            date(2022, 4, 1),
            None,
            "Adds reasons for no NHS number; rewords the alert question.",
            "found: F26; recalled-M (first day)",
        ),
    ),
    sections=(
        CHILD_IDENTITY,
        CHILD,
        DEATH,
        RESIDENCE,
        SAFEGUARDING,
        CIRCUMSTANCES,
        NOTIFIER,
        PEOPLE,
        CONTACTS,
        FAMILY_SUPPORT,
        FAMILY_QUESTIONS,
    ),
    purpose="First word of a death: who died, when, where and how, and who can tell more.",
)

__all__ = [
    "CHILD",
    "CHILD_IDENTITY",
    "CIRCUMSTANCES",
    "CONTACTS",
    "DEATH",
    "FAMILY_QUESTIONS",
    "FAMILY_SUPPORT",
    "NOTIFICATION",
    "NOTIFIER",
    "PEOPLE",
    "RECORD",
    "RESIDENCE",
    "SAFEGUARDING",
]
