"""What the review stands on: its meetings, its papers, and what is understood of the death."""

from cdop.dataset.codelists import AgencyRepresented, DraftSource
from cdop.dataset.elements import Element, Kind, Privacy, Required, Section

MEETING_BASIS = Section(
    slug="meeting_basis",
    title="Basis of the review",
    elements=(
        Element(
            name="cdrm_on",
            label="Child death review meeting held on",
            kind=Kind.DATE,
            required=Required.MUST,
            source="found: F48",
        ),
        Element(
            name="reviewed_on",
            label="Reviewed by the panel on",
            kind=Kind.DATE,
            hint="The meeting at which the review was concluded, not an earlier one that deferred it.",
            required=Required.MUST,
            source="found: F48; design (a deferred case counts once)",
        ),
        Element(
            name="draft_source",
            label="Who drafted the analysis",
            kind=Kind.CODE,
            codes=DraftSource,
            required=Required.SOFT,
            source="found: F48; design (codes)",
        ),
        Element(
            name="drafted_by_role",
            label="Role of the person who drafted it",
            kind=Kind.TEXT,
            hint="The role, not a name: this form carries none.",
            privacy=Privacy.FREE_TEXT,
            max_length=100,
            source="found: F48 (a draft is made by the last case discussion); design (role only)",
        ),
        Element(
            name="agencies_represented",
            label="Agencies represented",
            kind=Kind.CODES,
            codes=AgencyRepresented,
            required=Required.MUST,
            source="found: F48",
        ),
        Element(
            name="documents_available",
            label="Documents available to the review",
            kind=Kind.LONG_TEXT,
            hint="One a line. No names.",
            required=Required.MUST,
            privacy=Privacy.FREE_TEXT,
            source="found: F48",
        ),
    ),
)


def _registered(part: str, required: Required = Required.OPTIONAL) -> Element:
    return Element(
        name=f"registered_cause_{part}",
        label=f"Registered cause {part}",
        kind=Kind.TEXT,
        required=required,
        privacy=Privacy.FREE_TEXT,
        max_length=300,
        source="found: F48",
    )


SUMMARY = Section(
    slug="summary",
    title="Summary",
    hint="No names, dates of birth, hospitals or schools: write “the child”, “the mother”.",
    elements=(
        Element(
            name="cause_of_death_understood",
            label="Cause of death as the review understands it",
            kind=Kind.LONG_TEXT,
            required=Required.MUST,
            privacy=Privacy.FREE_TEXT,
            source="found: F48",
        ),
        _registered("1a", Required.SOFT),
        _registered("1b"),
        _registered("1c"),
        _registered("2"),
        Element(
            name="case_summary",
            label="Summary of the case",
            kind=Kind.LONG_TEXT,
            hint="A few paragraphs at most.",
            required=Required.MUST,
            privacy=Privacy.FREE_TEXT,
            source="found: F48",
        ),
    ),
)
