"""The Reporting form (formerly Form B): for now its section on pregnancy and birth."""

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
    Stage,
    StatutoryForm,
    Version,
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
    ),
    _count(
        "gestation_days",
        "Gestation at birth, further days",
        "recalled-H",
        limits=(0, 6),
        required=Required.OPTIONAL,
        unit="days",
    ),
    _count(
        "birth_weight_g",
        "Birth weight",
        "found: F51, F64",
        limits=(100, 7000),
        usual=(300, 5500),
        unit="g",
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
    _count("apgar_1", "Apgar score at 1 minute", "recalled-M", limits=(0, 10), required=Required.OPTIONAL),
    _count("apgar_5", "Apgar score at 5 minutes", "recalled-M", limits=(0, 10), required=Required.OPTIONAL),
    _coded("feeding", "Feeding", Feeding, "found: F51", Required.OPTIONAL),
)

_PREGNANCY = (
    _count(
        "gravidity",
        "Mother's pregnancies, this one included",
        f"found: F26; {_WHEN}",
        limits=(1, 30),
    ),
    _count(
        "parity",
        "Mother's earlier births after 24 weeks",
        f"found: F26; {_WHEN}",
        limits=(0, 25),
    ),
    _count(
        "maternal_age_at_delivery",
        "Mother's age at delivery",
        f"recalled-H; {_WHEN}",
        limits=(10, 65),
        usual=(13, 50),
        unit="years",
    ),
    Element(
        name="maternal_bmi_booking",
        label="Mother's body mass index at booking",
        kind=Kind.DECIMAL,
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

REPORTING = StatutoryForm(
    slug="reporting",
    title="Reporting form",
    former_name="Form B",
    stage=Stage.INFORMATION,
    versions=(
        Version("2019", date(2019, 4, 1), date(2021, 4, 1), "The national database opens.", "found: F4"),
        Version(
            "2021",
            date(2021, 4, 1),
            date(2022, 4, 1),
            "Adds poverty and barriers to services, not declared here yet.",
            "found: F27",
        ),
        Version(
            "2022",
            date(2022, 4, 1),
            None,
            "Moves the mother's body mass index into the core form.",
            "found: F26; recalled-M (first day)",
        ),
    ),
    sections=(BIRTH,),
    note="Only the section on pregnancy and birth is declared so far.",
)

__all__ = ["BIRTH", "REPORTING"]
