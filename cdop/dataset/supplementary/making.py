"""What the supplementary forms have in common: one section each, one stage, and when they are proposed."""

from __future__ import annotations

from datetime import date

from cdop.dataset.asking import Asking
from cdop.dataset.conditions import when
from cdop.dataset.elements import Element, Proposal, Section, Stage, StatutoryForm, Version

KEY = Asking("recalled-M; design (wording and codes)")
"""Questions known only as key fields of a form: what they ask is recalled, how it is asked is design."""

OPENED = date(2019, 4, 1)
CHANGED_2021 = date(2021, 4, 1)
CHANGED_2022 = date(2022, 4, 1)


def since_2019(source: str) -> tuple[Version, ...]:
    """One version: nothing is known of a change since the national database opened."""
    return (Version("2019", OPENED, None, "As first declared here.", source),)


def revised(day: date, what: str, source: str) -> tuple[Version, ...]:
    """Two versions: that of 2019, and one that is known to have changed on `day`."""
    return (
        Version("2019", OPENED, day, "As first declared here.", "recalled-M"),
        Version(str(day.year), day, None, what, source),
    )


def on_event(*topics: str) -> tuple[Proposal, ...]:
    """Proposed when the notification or an agency names one of these types of event."""
    return (
        Proposal(when("likely_event_type", one_of=topics), "death"),
        Proposal(when("event_types", one_of=topics), "reporting_circumstances"),
    )


def on_condition(*conditions: str) -> tuple[Proposal, ...]:
    """Proposed when an agency knew of one of these conditions of the child."""
    return (Proposal(when("known_conditions", one_of=conditions), "health"),)


def on_category(*categories: str) -> tuple[Proposal, ...]:
    """Proposed when the draft analysis puts the death into one of these categories."""
    return (Proposal(when("categories", one_of=categories), "classification"),)


def supplementary(
    slug: str,
    title: str,
    elements: tuple[Element, ...],
    *,
    versions: tuple[Version, ...],
    proposed_when: tuple[Proposal, ...],
    purpose: str,
    former_name: str = "",
    hint: str = "",
    note: str = "",
    repeats: bool = False,
) -> StatutoryForm:
    """A supplementary form of one section, which has the form's own slug."""
    section = Section(slug=slug, title=title, elements=elements, hint=hint, repeats=repeats)
    return several(
        slug,
        title,
        (section,),
        versions=versions,
        proposed_when=proposed_when,
        purpose=purpose,
        former_name=former_name,
        note=note,
    )


def several(
    slug: str,
    title: str,
    sections: tuple[Section, ...],
    *,
    versions: tuple[Version, ...],
    proposed_when: tuple[Proposal, ...],
    purpose: str,
    former_name: str = "",
    note: str = "",
) -> StatutoryForm:
    """A supplementary form of several sections."""
    return StatutoryForm(
        slug=slug,
        title=title,
        versions=versions,
        stage=Stage.SUPPLEMENTARY,
        sections=sections,
        former_name=former_name,
        note=note,
        purpose=purpose,
        asked_of_agencies=True,
        proposed_when=proposed_when,
    )
