"""How the review classifies the death: every category that applies, and whether anything was modifiable."""

from cdop.dataset.codelists import Category, Modifiability
from cdop.dataset.elements import Element, Kind, Required, Section

CLASSIFICATION = Section(
    slug="classification",
    title="Category and modifiability",
    elements=(
        Element(
            name="categories",
            label="Category of death",
            kind=Kind.CODES,
            codes=Category,
            hint="Choose all that apply. The one highest in the list is the primary category.",
            required=Required.MUST,
            source="found: F55, F56; recalled-H (highest counts)",
        ),
        Element(
            name="modifiability",
            label="Modifiable factors",
            kind=Kind.CODE,
            codes=Modifiability,
            hint="Modifiable: a factor that may have contributed and that achievable local or "
            "national action could change, so as to lower the risk of future deaths.",
            required=Required.MUST,
            source="found: F29, F47; recalled-H (three values, meaning)",
        ),
    ),
)
