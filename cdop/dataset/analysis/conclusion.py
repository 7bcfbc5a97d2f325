"""What follows from the review: learning, recommendations, and what is still open."""

from cdop.dataset.codelists import Reach, ReferElsewhere, Ynk
from cdop.dataset.elements import Element, Kind, Privacy, Required, Section, when


def _text(name: str, label: str, required: Required, source: str, hint: str = "") -> Element:
    return Element(
        name=name,
        label=label,
        kind=Kind.LONG_TEXT,
        hint=hint,
        required=required,
        privacy=Privacy.FREE_TEXT,
        source=source,
    )


LEARNING = Section(
    slug="learning",
    title="Learning",
    repeats=True,
    elements=(
        _text("text", "Learning point", Required.MUST, "found: F60; recalled-H (on this form)"),
        Element(
            name="theme",
            label="Theme",
            kind=Kind.TEXT,
            hint="A few words under which it may be found again, such as safe sleeping.",
            privacy=Privacy.FREE_TEXT,
            max_length=100,
            source="recalled-H",
        ),
        Element(
            name="audience",
            label="For whom",
            kind=Kind.CODE,
            codes=Reach,
            required=Required.SOFT,
            source="recalled-H",
        ),
        Element(
            name="share",
            label="May be shared beyond the panel",
            kind=Kind.CODE,
            codes=Ynk,
            required=Required.SOFT,
            source="recalled-H",
        ),
    ),
)

RECOMMENDATIONS = Section(
    slug="recommendations",
    title="Recommendations",
    repeats=True,
    elements=(
        _text("text", "Recommendation", Required.MUST, "found: F80, F77"),
        Element(
            name="to_whom",
            label="To whom",
            kind=Kind.TEXT,
            hint="The organisation, not a person.",
            required=Required.SOFT,
            privacy=Privacy.FREE_TEXT,
            max_length=200,
            source="found: F80, F77; design (codes)",
        ),
        Element(
            name="level",
            label="Level",
            kind=Kind.CODE,
            codes=Reach,
            required=Required.SOFT,
            source="found: F80, F77; design (codes)",
        ),
    ),
)

CONCLUSION = Section(
    slug="conclusion",
    title="Conclusion",
    elements=(
        _text("issues_identified", "Issues identified", Required.SOFT, "recalled-H"),
        _text(
            "immediate_actions",
            "Actions already taken",
            Required.OPTIONAL,
            "recalled-M",
            "What was done before the panel met.",
        ),
        _text(
            "followup_family",
            "Plan for the family",
            Required.SOFT,
            "found: F79",
            "What the family will be told, by which role, and when.",
        ),
        Element(
            name="refer_elsewhere",
            label="Refer elsewhere",
            kind=Kind.CODES,
            codes=ReferElsewhere,
            required=Required.SOFT,
            source="found: F80; recalled-M",
        ),
        _text("good_practice", "Good practice", Required.OPTIONAL, "found: F80"),
        Element(
            name="parents_contributed",
            label="Parents contributed to the review",
            kind=Kind.CODE,
            codes=Ynk,
            required=Required.SOFT,
            source="found: F39",
        ),
        Element(
            name="parental_contribution",
            label="What the parents contributed",
            kind=Kind.LONG_TEXT,
            required=Required.SOFT,
            when=when("parents_contributed", equals="yes"),
            privacy=Privacy.FREE_TEXT,
            source="found: F39",
        ),
        _text(
            "dissent_or_uncertainty",
            "Disagreement or uncertainty",
            Required.OPTIONAL,
            "design",
            "Kept with the review, so that a later reader knows how sure the panel was.",
        ),
    ),
)
