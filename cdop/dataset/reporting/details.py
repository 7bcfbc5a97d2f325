"""Who answers for an agency. Belongs to the agency's return, not to the case."""

from cdop.dataset.asking import Asking
from cdop.dataset.elements import Check, Privacy, Required, Section, when

_SEEN = Asking("found: F49", required=Required.MUST)
_RECALLED = Asking("recalled-M")
_KNEW = when(
    "agency_knew_child",
    equals="yes",
)

REPORTING_DETAILS = Section(
    slug="reporting_details",
    title="Who is answering",
    identity=True,
    elements=(
        _SEEN.ynk(
            "identity_confirmed",
            "The child named in the request is the child in our records",
            hint="If not, say so to the panel before you go on.",
            source="found: F49 (identity block); design (confirmed, not typed again)",
        ),
        _SEEN.ynk(
            "agency_knew_child",
            "Did your agency know the child or the family?",
            source="design; found: F50 (how to answer what is not known)",
            hint="In any way and at any time. “Not known” if your records cannot tell.",
        ),
        _SEEN.ynk(
            "nil_return",
            "Our records hold nothing about this child or family",
            hint="“Yes” completes the form: nothing else is asked.",
            when=when("agency_knew_child", one_of=("no", "nk")),
            source="design; found: F50",
        ),
        _SEEN.direct("completed_by", "Completed by", max_length=200),
        _SEEN.direct("completed_by_role", "Role", max_length=200),
        _SEEN.direct("completed_by_email", "Work email", max_length=200, check=Check.EMAIL),
        _SEEN.direct("completed_by_phone", "Work telephone", max_length=60, required=Required.SOFT),
        _SEEN.day("completed_on", "Completed on", privacy=Privacy.NONE),
        _RECALLED.day(
            "first_contact",
            "First contact with the child or family",
            when=_KNEW,
            hint="As your records have it.",
        ),
        _RECALLED.day(
            "last_contact",
            "Last contact with the child or family",
            when=_KNEW,
            hint="Of any kind, before the death.",
        ),
    ),
)
