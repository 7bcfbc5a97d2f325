"""The roles of a panel, each a small class that says in prose what it is for."""

from __future__ import annotations

from cdop.access.permissions import Permission as P


class Role:
    """What a person is on a panel; a person may hold several."""

    code: str
    name: str
    description: str
    permissions: frozenset[P]


class Coordinator(Role):
    code = "coordinator"
    name = "Panel coordinator"
    description = (
        "Runs the panel's office: records notifications, gathers what agencies know, drafts the analysis, "
        "prepares returns and summaries. Sees who each child was. Does not sign off a review."
    )
    permissions = frozenset(
        {
            P.CASE_VIEW,
            P.IDENTITY_VIEW,
            P.CASE_EDIT,
            P.CASE_IMPORT,
            P.REVIEW_VIEW,
            P.REVIEW_EDIT,
            P.FIGURES_VIEW,
            P.FIGURES_EXACT,
            P.SUMMARY_MAKE,
            P.RETURN_MAKE,
            P.RELEASE_APPROVE,
            P.ARTEFACT_VIEW,
            P.AUDIT_VIEW,
            P.RULES_MANAGE,
        }
    )


class Chair(Role):
    code = "chair"
    name = "Panel chair"
    description = (
        "Leads the panel: decides findings, category and modifiability with it, signs off each review, "
        "names the themes. Works from facts; does not see names."
    )
    permissions = frozenset(
        {
            P.CASE_VIEW,
            P.REVIEW_VIEW,
            P.REVIEW_EDIT,
            P.REVIEW_SIGN_OFF,
            P.THEME_CURATE,
            P.FIGURES_VIEW,
            P.FIGURES_EXACT,
            P.SUMMARY_MAKE,
            P.RELEASE_APPROVE,
            P.ARTEFACT_VIEW,
            P.AUDIT_VIEW,
            P.HOLD_OVERRIDE,
        }
    )


class PanelMember(Role):
    code = "member"
    name = "Panel member"
    description = "Sits on the panel. Reads released figures and summaries; sees no case record."
    permissions = frozenset({P.FIGURES_VIEW, P.ARTEFACT_VIEW})


class DesignatedDoctor(Role):
    code = "doctor"
    name = "Designated doctor for child deaths"
    description = (
        "Senior paediatrician: advises on each death, the joint agency response and the review meeting, and "
        "drafts the analysis. Sees who each child was."
    )
    permissions = frozenset(
        {
            P.CASE_VIEW,
            P.IDENTITY_VIEW,
            P.CASE_EDIT,
            P.REVIEW_VIEW,
            P.REVIEW_EDIT,
            P.FIGURES_VIEW,
            P.FIGURES_EXACT,
            P.RELEASE_APPROVE,
            P.ARTEFACT_VIEW,
            P.HOLD_OVERRIDE,
        }
    )


class Analyst(Role):
    code = "analyst"
    name = "Public health analyst"
    description = "Studies what recurs, where and for whom. Sees protected figures only; no case, no name."
    permissions = frozenset({P.FIGURES_VIEW, P.SUMMARY_MAKE, P.ARTEFACT_VIEW})


class NationalSubmitter(Role):
    code = "submitter"
    name = "National submitter"
    description = "Prepares and sends the national returns. Sees protected figures only; no case, no name."
    permissions = frozenset({P.FIGURES_VIEW, P.RETURN_MAKE, P.ARTEFACT_VIEW})


class Administrator(Role):
    code = "administrator"
    name = "Administrator"
    description = (
        "Looks after accounts, time limits and the audit trail. Sees no case, no name and no figure."
    )
    permissions = frozenset({P.MEMBERS_MANAGE, P.AUDIT_VIEW, P.RULES_MANAGE, P.RETENTION_MANAGE})


ROLES: dict[str, type[Role]] = {
    role.code: role
    for role in (
        Coordinator,
        Chair,
        PanelMember,
        DesignatedDoctor,
        Analyst,
        NationalSubmitter,
        Administrator,
    )
}


def role_options() -> list[tuple[str, str]]:
    return [(role.code, role.name) for role in ROLES.values()]
