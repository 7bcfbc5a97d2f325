"""Pregnancy and birth: asked of a child who died before the first birthday."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cdop.dataset.codelists import Feeding, ModeOfDelivery, SmokingPattern, Ynk
from cdop.dataset.codes import CodeList
from cdop.dataset.conditions import Condition
from cdop.dataset.elements import (
    Element,
    Kind,
    Privacy,
    Required,
    Section,
    when,
)

_INFANT = when("age_years", below=1)
_WHEN = "design (asked for deaths under 1)"


def _count(
    name: str,
    label: str,
    source: str,
    *,
    limits: tuple[int, int],
    usual: tuple[int, int] | None = None,
    required: Required = Required.SOFT,
    unit: str = "",
    hint: str = "",
) -> Element:
    return Element(
        name=name,
        label=label,
        kind=Kind.INTEGER,
        hint=hint,
        required=required,
        when=_INFANT,
        privacy=Privacy.QUASI,
        source=source,
        minimum=limits[0],
        maximum=limits[1],
        usual_minimum=usual[0] if usual else None,
        usual_maximum=usual[1] if usual else None,
        unit=unit,
    )


def _coded(
    name: str,
    label: str,
    codes: type[CodeList],
    source: str,
    required: Required = Required.SOFT,
    condition: Condition = _INFANT,
) -> Element:
    return Element(
        name=name,
        label=label,
        kind=Kind.CODE,
        codes=codes,
        required=required,
        when=condition,
        privacy=Privacy.QUASI,
        source=source,
    )


_BABY = (
    _count(
        "gestation_weeks",
        "Gestation at birth, completed weeks",
        "recalled-H; found: F51 (below 37 weeks)",
        limits=(0, 45),
        usual=(16, 43),
        unit="weeks",
        hint="From the dating scan where there was one.",
    ),
    _count(
        "gestation_days",
        "Gestation at birth, further days",
        "recalled-H",
        limits=(0, 6),
        required=Required.OPTIONAL,
        unit="days",
        hint="0 to 6, beside the weeks.",
    ),
    _count(
        "birth_weight_g",
        "Birth weight",
        "found: F51, F64",
        limits=(100, 7000),
        usual=(300, 5500),
        unit="g",
        hint="In grams.",
    ),
    _count(
        "birth_plurality",
        "Number of babies in the pregnancy",
        "found: F51",
        limits=(1, 9),
        hint="1 for a single baby, 2 for twins.",
    ),
    _count(
        "birth_order",
        "Order of birth",
        "found: F51",
        limits=(1, 9),
        required=Required.OPTIONAL,
        hint="1 for the first-born of twins, 2 for the second.",
    ),
    _coded(
        "mode_of_delivery",
        "Mode of delivery",
        ModeOfDelivery,
        "recalled-M; design (codes)",
        Required.OPTIONAL,
    ),
    Element(
        name="birth_hospital",
        label="Hospital or place of birth",
        kind=Kind.TEXT,
        when=_INFANT,
        privacy=Privacy.FREE_TEXT,
        source="recalled-M",
    ),
    _count(
        "apgar_1",
        "Apgar score at 1 minute",
        "recalled-M",
        limits=(0, 10),
        required=Required.OPTIONAL,
        hint="0 to 10.",
    ),
    _count(
        "apgar_5",
        "Apgar score at 5 minutes",
        "recalled-M",
        limits=(0, 10),
        required=Required.OPTIONAL,
        hint="0 to 10.",
    ),
    _coded("feeding", "Feeding", Feeding, "found: F51", Required.OPTIONAL),
)

_PREGNANCY = (
    _count(
        "gravidity",
        "Mother's pregnancies, this one included",
        f"found: F26; {_WHEN}",
        limits=(1, 30),
        hint="Miscarriages and terminations count.",
    ),
    _count(
        "parity",
        "Mother's earlier births after 24 weeks",
        f"found: F26; {_WHEN}",
        limits=(0, 25),
        hint="Stillbirths count; this birth does not.",
    ),
    _count(
        "maternal_age_at_delivery",
        "Mother's age at delivery",
        f"recalled-H; {_WHEN}",
        limits=(10, 65),
        usual=(13, 50),
        unit="years",
        hint="Completed years.",
    ),
    Element(
        name="maternal_bmi_booking",
        label="Mother's body mass index at booking",
        kind=Kind.DECIMAL,
        hint="Weight in kg divided by the square of height in metres.",
        required=Required.SOFT,
        when=_INFANT,
        privacy=Privacy.QUASI,
        source=f"found: F26; {_WHEN}",
        since=date(2022, 4, 1),
        minimum=Decimal(5),
        maximum=Decimal(150),
        usual_minimum=Decimal(12),
        usual_maximum=Decimal(80),
        decimals=1,
        unit="kg/m²",
    ),
    _count(
        "booking_gestation",
        "Gestation at booking, completed weeks",
        "recalled-M",
        limits=(0, 45),
        required=Required.OPTIONAL,
        unit="weeks",
        hint="At the first full visit with a midwife.",
    ),
    _coded("antenatal_care_received", "Antenatal care received", Ynk, "recalled-M", Required.OPTIONAL),
    _coded("smoking_in_pregnancy", "Mother smoked in pregnancy", Ynk, f"found: F55; {_WHEN}"),
    _coded(
        "smoking_pattern",
        "How long the mother smoked",
        SmokingPattern,
        "recalled-M",
        Required.OPTIONAL,
        _INFANT & when("smoking_in_pregnancy", equals="yes"),
    ),
    _coded("alcohol_in_pregnancy", "Mother drank alcohol in pregnancy", Ynk, f"recalled-H; {_WHEN}"),
    _coded("drugs_in_pregnancy", "Mother used drugs in pregnancy", Ynk, f"recalled-H; {_WHEN}"),
    _coded("assisted_conception", "Assisted conception", Ynk, "recalled-M", Required.OPTIONAL),
)

BIRTH = Section(
    slug="birth",
    title="Pregnancy and birth",
    hint="Counted as missing only for a child who died before the first birthday.",
    elements=_BABY + _PREGNANCY,
)
