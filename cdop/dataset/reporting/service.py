"""The services the child and family had, and how they did (part F)."""

from datetime import date

from cdop.dataset.asking import Asking
from cdop.dataset.codelists import AgencyType
from cdop.dataset.codelists.care import CareTheme
from cdop.dataset.elements import Element, Privacy, Section, when

_RECALLED_H = Asking("recalled-H")
_RECALLED_M = Asking("recalled-M")
_BEREAVEMENT = Asking("found: F26", since=date(2022, 4, 1)).soft()

_HINTS = {
    CareTheme.RECOGNITION: "Was illness or danger seen in time?",
    CareTheme.DIAGNOSIS: "Tests, results, delay.",
    CareTheme.TREATMENT: "What was given, and what was not.",
    CareTheme.COMMUNICATION: "Within a team, between agencies, with the family.",
    CareTheme.GUIDELINES: "Present, known, followed.",
    CareTheme.ORGANISATION: "Staff, beds, equipment.",
    CareTheme.ACCESS: "Could the family reach and use the service?",
    CareTheme.FOLLOW_UP: "Missed appointments, discharge, referrals.",
}


def _issue(theme: CareTheme) -> Element:
    label = f"Issues of care: {theme.label[0].lower()}{theme.label[1:]}"
    return _RECALLED_H.soft().long(
        f"care_issues_{theme.code}",
        label,
        hint=_HINTS[theme],
        when=when("care_themes", equals=theme.code),
    )


SERVICE_PROVISION = Section(
    slug="service_provision",
    title="Services",
    hint="Roles and departments, not names.",
    elements=(
        _RECALLED_H.soft().codes("services_involved", "Services involved", AgencyType),
        _RECALLED_H.soft().codes(
            "care_themes",
            "Issues of care",
            CareTheme,
            hint="Choose each theme in which something could have gone better. “None” if nothing could.",
        ),
        *(_issue(theme) for theme in _HINTS),
        _RECALLED_M.ynkna(
            "guideline_followed",
            "Guidelines followed",
            privacy=Privacy.NONE,
            hint="National or local, for this condition.",
        ),
        _RECALLED_M.ynk(
            "was_not_brought",
            "The child was not brought to appointments",
            hint="Repeatedly, or to one that mattered.",
        ),
        _RECALLED_H.long("service_good_practice", "Good practice", hint="What should be kept or copied."),
        _BEREAVEMENT.ynk(
            "bereavement_support_offered",
            "Bereavement support offered to the family",
            privacy=Privacy.NONE,
            hint="By anybody.",
        ),
        _BEREAVEMENT.long(
            "bereavement_support_what",
            "What support",
            when=when("bereavement_support_offered", equals="yes"),
        ),
        _RECALLED_M.ynk(
            "internal_review_done",
            "Your agency has reviewed its own part",
            privacy=Privacy.NONE,
            hint="Of any kind, such as a case discussion or an incident review.",
        ),
        _RECALLED_M.long("internal_learning", "What your agency learned"),
        _RECALLED_M.long("internal_actions", "What your agency has done"),
    ),
)
