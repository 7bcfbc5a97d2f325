"""What the case record itself holds about its notification: read by imports, not a page of the form."""

from cdop.dataset.elements import Element, Kind, Privacy, Required, Section

RECORD = Section(
    slug="record",
    title="The case record",
    hint="Held on the case itself, not on a page of the form.",
    elements=(
        Element(
            name="case_ref",
            label="Case reference",
            kind=Kind.TEXT,
            hint="Given by the system. Never made from initials or a date of birth.",
            required=Required.MUST,
            max_length=20,
            source="found: F48, F49; design (rule)",
        ),
        Element(
            name="ncmd_id",
            label="National database number",
            kind=Kind.TEXT,
            hint="Given by the National Child Mortality Database once the notification is sent.",
            privacy=Privacy.QUASI,
            max_length=30,
            source="design",
        ),
        Element(
            name="notified_at",
            label="Notification received",
            kind=Kind.DATETIME,
            required=Required.MUST,
            source="found: F54 (date of referral)",
        ),
    ),
)
