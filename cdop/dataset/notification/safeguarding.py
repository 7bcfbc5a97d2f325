"""What children's social care knew: child protection, looked-after status, need, asylum."""

from cdop.dataset.codelists import AsylumStatus, CpCategory, LacBasis, LookedAfter, Ynk
from cdop.dataset.elements import Element, Kind, Privacy, Required, Section, when


def _ynk(name: str, label: str, required: Required, source: str, hint: str = "") -> Element:
    return Element(
        name=name,
        label=label,
        kind=Kind.CODE,
        codes=Ynk,
        hint=hint,
        required=required,
        privacy=Privacy.QUASI,
        source=source,
    )


SAFEGUARDING = Section(
    slug="safeguarding",
    title="Safeguarding",
    elements=(
        _ynk(
            "cp_plan_at_death",
            "Child protection plan at the time of death",
            Required.SOFT,
            "recalled-H",
        ),
        _ynk(
            "cp_plan_ever",
            "Child protection plan at any time",
            Required.SOFT,
            "recalled-H",
            hint="A plan at the time of death counts.",
        ),
        Element(
            name="cp_category",
            label="Category of the child protection plan",
            kind=Kind.CODE,
            codes=CpCategory,
            hint="The latest plan.",
            required=Required.SOFT,
            when=when("cp_plan_ever", equals="yes"),
            privacy=Privacy.QUASI,
            source="recalled-H",
        ),
        Element(
            name="looked_after",
            label="Looked after by a local authority",
            kind=Kind.CODE,
            codes=LookedAfter,
            required=Required.SOFT,
            privacy=Privacy.QUASI,
            source="recalled-H",
        ),
        Element(
            name="lac_basis",
            label="Legal basis of looked-after status",
            kind=Kind.CODE,
            codes=LacBasis,
            required=Required.SOFT,
            when=when("looked_after", one_of=("current", "previous")),
            privacy=Privacy.QUASI,
            source="recalled-H",
        ),
        _ynk("child_in_need", "Child in need", Required.OPTIONAL, "recalled-M"),
        _ynk("early_help", "Early help", Required.OPTIONAL, "recalled-M"),
        _ynk(
            "sibling_cp",
            "Brother or sister with a child protection plan",
            Required.OPTIONAL,
            "recalled-M",
        ),
        Element(
            name="asylum_status",
            label="Asylum status",
            kind=Kind.CODE,
            codes=AsylumStatus,
            required=Required.SOFT,
            privacy=Privacy.QUASI,
            source="recalled-M",
        ),
    ),
)
