"""Where the answers of each section of a case are kept: said here once, and asked by every read and write.

A section of the notification or the reporting form has columns of its own, because its answers are counted. One that
names people is sealed, one that repeats is sealed row by row; all others are documents.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from cdop.cases.models import IDENTITY_MODELS, SECTION_MODELS
from cdop.dataset.elements import Section, Stage, StatutoryForm
from cdop.dataset.forms import FORMS

NOT_ON_A_CASE = {"reporting_details": "told by each agency of its own return"}
"""Sections that no case answers, and why. The Analysis form is answered on the review."""
ELSEWHERE = (Stage.PANEL,)


Answers = Mapping[str, Any]
"""Section slug to its answers as JSON; None where none was saved. A section that repeats has a list of rows."""

CHOICES = "supplementary_choices"
"""Beside the sections: each supplementary form somebody chose about, with the last choice."""


class Store(Enum):
    COLUMNS = "columns"
    IDENTITY = "sealed columns"
    ROWS = "sealed rows"
    DOCUMENT = "document"


def _store(section: Section) -> Store:
    if section.repeats:
        return Store.ROWS
    if section.slug in IDENTITY_MODELS:
        return Store.IDENTITY
    return Store.COLUMNS if section.slug in SECTION_MODELS else Store.DOCUMENT


FORMS_OF_A_CASE: tuple[StatutoryForm, ...] = tuple(form for form in FORMS if form.stage not in ELSEWHERE)
SECTIONS: tuple[Section, ...] = tuple(
    section for form in FORMS_OF_A_CASE for section in form.sections if section.slug not in NOT_ON_A_CASE
)
"""The sections answered on a case, in the order of the forms."""

STORES: dict[str, Store] = {section.slug: _store(section) for section in SECTIONS}


def in_store(store: Store) -> tuple[str, ...]:
    """The slugs of the sections that are kept so."""
    return tuple(slug for slug, kept in STORES.items() if kept is store)
