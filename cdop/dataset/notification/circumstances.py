"""What happened, who told the panel, and what the family has been given."""

from cdop.dataset.codelists import AgencyType, Ynk
from cdop.dataset.elements import Check, Element, Kind, Privacy, Required, Section, when

CIRCUMSTANCES = Section(
    slug="circumstances",
    title="Circumstances",
    elements=(
        Element(
            name="aware_at",
            label="When the notifier became aware of the death",
            kind=Kind.DATETIME,
            hint="A day and a time, such as 27/03/2026 14:05.",
            privacy=Privacy.QUASI,
            source="design",
        ),
        Element(
            name="circumstances",
            label="Circumstances of the death",
            kind=Kind.LONG_TEXT,
            hint="What is known so far, in plain words.",
            required=Required.MUST,
            privacy=Privacy.FREE_TEXT,
            source="found: F53, F54",
        ),
        Element(
            name="alert_ncmd",
            label="Something the national database should know urgently",
            kind=Kind.CODE,
            codes=Ynk,
            hint="For example a dangerous product, a cluster, or an emerging cause.",
            required=Required.MUST,
            source="found: F26",
        ),
        Element(
            name="alert_text",
            label="What the national database should know",
            kind=Kind.LONG_TEXT,
            required=Required.MUST,
            when=when("alert_ncmd", equals="yes"),
            privacy=Privacy.FREE_TEXT,
            source="found: F26",
        ),
    ),
)


def _person(name: str, label: str, required: Required, check: Check | None = None) -> Element:
    return Element(
        name=name,
        label=label,
        kind=Kind.TEXT,
        required=required,
        privacy=Privacy.DIRECT,
        max_length=200,
        check=check,
        source="found: F54",
    )


NOTIFIER = Section(
    slug="notifier",
    title="Who told us",
    identity=True,
    elements=(
        _person("notifier_name", "Name", Required.MUST),
        _person("notifier_role", "Role", Required.OPTIONAL),
        _person("notifier_organisation", "Organisation", Required.MUST),
        Element(
            name="notifier_agency_type",
            label="Type of agency",
            kind=Kind.CODE,
            codes=AgencyType,
            source="found: F54; design (codes)",
        ),
        _person("notifier_email", "Email", Required.SOFT, Check.EMAIL),
        _person("notifier_phone", "Telephone", Required.SOFT),
    ),
)

FAMILY_SUPPORT = Section(
    slug="family_support",
    title="Support for the family",
    hint="No names here: the key worker is recorded among the contacts.",
    elements=(
        Element(
            name="key_worker_given",
            label="Key worker named to the family",
            kind=Kind.CODE,
            codes=Ynk,
            required=Required.SOFT,
            source="found: F39; recalled-M (on this form)",
        ),
        Element(
            name="family_informed_of_cdr",
            label="Family told about the child death review",
            kind=Kind.CODE,
            codes=Ynk,
            required=Required.SOFT,
            source="found: F11, F76",
        ),
        Element(
            name="booklet_given_on",
            label="“When a Child Dies” booklet given on",
            kind=Kind.DATE,
            required=Required.SOFT,
            when=when("family_informed_of_cdr", equals="yes"),
            source="found: F11, F76; design (when asked)",
        ),
        Element(
            name="followup_appointment",
            label="Follow-up appointment offered",
            kind=Kind.CODE,
            codes=Ynk,
            source="found: F54",
        ),
        Element(
            name="followup_with",
            label="Who the appointment is with",
            kind=Kind.TEXT,
            max_length=200,
            hint="The role or department, not a name.",
            when=when("followup_appointment", equals="yes"),
            privacy=Privacy.FREE_TEXT,
            source="found: F54",
        ),
        Element(
            name="do_not_contact",
            label="The family asks not to be contacted",
            kind=Kind.CODE,
            codes=Ynk,
            hint="Shown on every page of the case.",
            source="design",
        ),
        Element(
            name="do_not_contact_reason",
            label="What the family asked, or why no contact should be made",
            kind=Kind.LONG_TEXT,
            hint="Say also who may be asked instead, by role.",
            required=Required.SOFT,
            when=when("do_not_contact", equals="yes"),
            privacy=Privacy.FREE_TEXT,
            source="design",
        ),
        Element(
            name="feedback_given",
            label="Outcome of the review given to the family",
            kind=Kind.CODE,
            codes=Ynk,
            source="found: F79 (plans for the family are reviewed); design (asked here)",
        ),
        Element(
            name="feedback_given_on",
            label="Outcome given on",
            kind=Kind.DATE,
            required=Required.SOFT,
            when=when("feedback_given", equals="yes"),
            source="found: F79; design (asked here)",
        ),
        Element(
            name="feedback_by_role",
            label="Who gave it",
            kind=Kind.TEXT,
            max_length=200,
            hint="The role, such as key worker or consultant, not a name.",
            required=Required.SOFT,
            when=when("feedback_given", equals="yes"),
            privacy=Privacy.FREE_TEXT,
            source="found: F39; design (asked here)",
        ),
    ),
)
