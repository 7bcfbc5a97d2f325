"""The tabs of the case file that hold its sections: which section stands on which, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from cdop.cases.models import Case
from cdop.cases.stores import SECTIONS
from cdop.dataset.elements import Section
from cdop.dataset.forms import form_of, section

CHILD, NOTIFICATION, CIRCUMSTANCES, FAMILY = "child", "notification", "circumstances", "family"
TITLES = {
    CHILD: "The child",
    NOTIFICATION: "Notification",
    CIRCUMSTANCES: "Circumstances",
    FAMILY: "Family",
}
_PLACES: dict[str, tuple[str, ...]] = {
    CHILD: ("child_identity", "child", "residence", "safeguarding", "birth", "health"),
    NOTIFICATION: ("death", "circumstances", "notifier", "contacts"),
    FAMILY: ("people", "family_support", "family_questions"),
}
"""Sections by tab. All others stand among the circumstances, in the order of their forms."""


def tab_of(slug: str) -> str:
    return next((tab for tab, slugs in _PLACES.items() if slug in slugs), CIRCUMSTANCES)


def sections_of(tab: str) -> Sequence[Section]:
    """The sections of a tab, in its order."""
    if tab in _PLACES:
        return [section(slug) for slug in _PLACES[tab]]
    return [each for each in SECTIONS if tab_of(each.slug) == tab]


def after(asked: Section) -> list[Section]:
    """The sections of the same form that follow on the same tab."""
    here = list(sections_of(tab_of(asked.slug)))
    return [each for each in here[here.index(asked) + 1 :] if form_of(each.slug) is form_of(asked.slug)]


def address_of(case: Case, slug: str) -> str:
    """The tab on which a section stands."""
    return reverse(f"cases:{tab_of(slug)}", args=[case.reference])
