"""The local picture of modifiable factors as panels draw it: their rows, and the coded factors each is made of.

Which code stands in which row is a choice of this software. A row counts a child once, however many of its codes
were found.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PictureRow:
    """One row; `note` says what the vocabulary cannot tell apart."""

    key: str
    label: str
    factors: tuple[str, ...]
    source: str
    note: str = ""


@dataclass(frozen=True)
class Protective:
    """What protects: the answer that records it (`section.element`), if one does, and the codes of its absence."""

    key: str
    label: str
    answer: str
    absent: tuple[str, ...]
    source: str


_FOUND = "design; found: F51, F55, F61, F62, F65, F69, F70, F92 (factors named in reports)"
_DESIGN = "design"
ROWS = (
    PictureRow("smoking", "Smoking by the mother in pregnancy or in the household", ("B01", "B02"), _FOUND),
    PictureRow("smoking_pregnancy", "Smoking by the mother in pregnancy", ("B02",), _FOUND),
    PictureRow("smoking_household", "Smoking in the household", ("B01",), _FOUND),
    PictureRow("bmi_high", "High BMI in pregnancy", ("B14",), _FOUND),
    PictureRow(
        "bmi_low",
        "Low BMI in pregnancy",
        ("B15",),
        _DESIGN,
        "Coded together with poor nutrition and no folic acid.",
    ),
    PictureRow("substances_pregnancy", "Alcohol or drugs in pregnancy", ("B04",), _FOUND),
    PictureRow("substances_household", "Alcohol or substance misuse by a parent or carer", ("B03",), _FOUND),
    PictureRow(
        "unsafe_sleeping",
        "Unsafe sleeping",
        ("A26", "B08", "C07"),
        _FOUND,
        "Arrangement, position or surface; co-sleeping has a row of its own.",
    ),
    PictureRow("co_sleeping", "Co-sleeping", ("B07",), _FOUND),
    PictureRow(
        "mothers_age",
        "Teenage pregnancy",
        ("B16",),
        _DESIGN,
        "Coded together with advanced maternal age.",
    ),
    PictureRow(
        "antenatal_access",
        "Antenatal access",
        ("B17", "B18"),
        _DESIGN,
    ),
    PictureRow(
        "home_conditions",
        "Home conditions",
        ("C01", "C02", "C03", "C04", "C05", "C06"),
        _FOUND,
        "Housing, overcrowding, temporary accommodation, damp or cold, hazards, no alarm.",
    ),
    PictureRow(
        "supervision",
        "Lack of supervision",
        ("B12",),
        _DESIGN,
        "Coded together with poor parenting.",
    ),
)
PROTECTIVE = (
    Protective("breastfeeding", "Breastfeeding", "birth.feeding", ("B34",), _FOUND),
    Protective("immunisation", "Immunisation", "child.immunisations_up_to_date", ("A18", "B28"), _FOUND),
    Protective("safer_sleep_advice", "Safer sleep advice", "", ("D26",), "design; found: F97"),
)


def picture_row(key: str) -> PictureRow | None:
    """The row of this key, if there is one."""
    return next((row for row in ROWS if row.key == key), None)
