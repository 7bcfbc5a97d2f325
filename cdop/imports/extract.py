"""The extract's columns and where each goes in the dataset. Said here as data; nothing else knows the names."""

from __future__ import annotations

from cdop.dataset.elements import Element
from cdop.dataset.forms import section
from cdop.dataset.notification.record import RECORD

CASE_COLUMNS: dict[str, tuple[str, str]] = {
    "case_ref": ("record", "case_ref"),
    "nhs_number": ("child_identity", "nhs_number"),
    "surname": ("child_identity", "surname"),
    "forenames": ("child_identity", "forenames"),
    "date_of_birth": ("child_identity", "date_of_birth"),
    "date_of_death": ("death", "date_of_death"),
    "sex": ("child", "sex"),
    "ethnicity": ("child", "ethnicity"),
    "postcode": ("child_identity", "postcode"),
    "lsoa11": ("residence", "lsoa11"),
    "place_of_death": ("death", "place_of_death"),
    "expected": ("death", "expected"),
    "gestation_weeks": ("birth", "gestation_weeks"),
    "birth_weight_g": ("birth", "birth_weight_g"),
    "maternal_bmi_booking": ("birth", "maternal_bmi_booking"),
    "smoking_in_pregnancy": ("birth", "smoking_in_pregnancy"),
    "notified_at": ("record", "notified_at"),
    "cdrm_on": ("meeting_basis", "cdrm_on"),
    "reviewed_on": ("meeting_basis", "reviewed_on"),
    "categories": ("classification", "categories"),
    "modifiability": ("classification", "modifiability"),
    "learning": ("learning", "text"),
    "narrative": ("circumstances", "circumstances"),
}
"""Column to (section, element)."""

FACTOR_COLUMNS = ("domain", "factor_code", "factor_text", "relevance", "modifiable")
"""Columns of factors.csv beside case_ref; each is an element of the section "findings"."""

CASE_SECTIONS = ("child_identity", "child", "residence", "death", "birth", "circumstances")
REVIEW_SECTIONS = ("meeting_basis", "classification")

REVIEW_COLUMNS = tuple(
    column for column, (slug, _) in CASE_COLUMNS.items() if slug in (*REVIEW_SECTIONS, "learning")
)
"""Columns that tell of a review."""

REQUIRED = ("case_ref", "notified_at", "date_of_birth", "date_of_death")
"""Columns without a value in which a row cannot become a case."""

PRIVATE = frozenset(
    column
    for column, (slug, _) in CASE_COLUMNS.items()
    if slug in ("child_identity", "circumstances", "learning")
)
"""Columns whose values never appear in a message."""


def element(column: str) -> Element:
    slug, name = CASE_COLUMNS[column]
    return (RECORD if slug == "record" else section(slug))[name]
