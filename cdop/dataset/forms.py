"""Every statutory form and where to find one of its sections. A slug is used once in the whole dataset."""

from __future__ import annotations

from cdop.dataset.analysis import ANALYSIS
from cdop.dataset.elements import Section, StatutoryForm
from cdop.dataset.joint_response import JOINT_RESPONSE
from cdop.dataset.notification import NOTIFICATION, RECORD
from cdop.dataset.reporting import REPORTING
from cdop.dataset.review_meeting import REVIEW_MEETING
from cdop.dataset.sameness import check_proposals, groups
from cdop.dataset.supplementary import SUPPLEMENTARY

FORMS: tuple[StatutoryForm, ...] = (
    NOTIFICATION,
    JOINT_RESPONSE,
    REPORTING,
    *SUPPLEMENTARY,
    REVIEW_MEETING,
    ANALYSIS,
)
"""In the order in which people meet them."""

SECTIONS: dict[str, Section] = {section.slug: section for form in FORMS for section in form.sections}

if len(SECTIONS) != sum(len(form.sections) for form in FORMS) or RECORD.slug in SECTIONS:
    raise ValueError("Two sections of the dataset have the same slug. Give each its own.")

check_proposals(FORMS, SECTIONS)
_SAME = groups(SECTIONS)


def form(slug: str) -> StatutoryForm:
    """The statutory form with this slug. Raises KeyError with a sentence when there is none."""
    for candidate in FORMS:
        if candidate.slug == slug:
            return candidate
    raise KeyError(f"There is no statutory form '{slug}'.")


def section(slug: str) -> Section:
    """The section with this slug, in whichever form it stands. Raises KeyError with a sentence when none."""
    if slug not in SECTIONS:
        raise KeyError(f"There is no section '{slug}' in any statutory form.")
    return SECTIONS[slug]


def form_of(slug: str) -> StatutoryForm:
    """The form that holds the section with this slug. Raises KeyError when there is none."""
    wanted = section(slug)
    return next(candidate for candidate in FORMS if wanted in candidate.sections)


def same_question(slug: str, name: str) -> tuple[tuple[str, str], ...]:
    """The other places (section, element) where the same thing is asked, in the order of the forms.

    Empty when it is asked once only. Raises KeyError when there is no such question.
    """
    section(slug)[name]
    return tuple(place for place in _SAME.get((slug, name), ()) if place != (slug, name))
