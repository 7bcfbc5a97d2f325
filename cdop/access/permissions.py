"""Everything a person may be allowed to do. Roles gather these; views, actions and queries ask for one."""

from enum import Enum


class Permission(Enum):
    CASE_VIEW = "see the facts of a case"
    IDENTITY_VIEW = "see who the child was"
    CASE_EDIT = "record and change a case"
    CASE_IMPORT = "bring cases in from a file"
    REVIEW_VIEW = "read a review"
    REVIEW_EDIT = "draft a review: findings, category, learning"
    REVIEW_SIGN_OFF = "sign off a review"
    THEME_CURATE = "name, define, merge and retire themes"
    FIGURES_VIEW = "see protected figures"
    FIGURES_EXACT = "see exact figures within the panel"
    SUMMARY_MAKE = "make an anonymised summary"
    RETURN_MAKE = "make a national return"
    RELEASE_APPROVE = "approve what another person prepared for release"
    ARTEFACT_VIEW = "download what was released"
    AUDIT_VIEW = "see who saw or changed what"
    RETENTION_MANAGE = "remove what is past its time and part of no record"
    MEMBERS_MANAGE = "manage the panel's members"
    RULES_MANAGE = "set the panel's own time limits"
    HOLD_OVERRIDE = "take a case on although something keeps it waiting"
