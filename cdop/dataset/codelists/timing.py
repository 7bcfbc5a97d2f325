"""Code lists of time limits: which there are, how they are counted, how binding; what a hold keeps waiting."""

from cdop.dataset.codelists.investigation import HoldReason
from cdop.dataset.codes import CodeList, entry


class DeadlineCode(CodeList, name="time limit", source="recalled-H"):
    """The limits a case is held to. Offsets are data of the panel: these are their names and where they come from."""

    NOTIFY_CDOP = entry(
        "notify_cdop",
        "Panel notified",
        description="The professional tells the panel. Local practice: 24 hours in one area, 48 in another.",
        source="found: F53, F19",
    )
    NOTIFY_NCMD = entry(
        "notify_ncmd",
        "National database notified",
        description="Counted from the death, not from the day the panel heard of it.",
        source="found: F16",
    )
    REGISTRAR_NOTICE = entry(
        "registrar_notice",
        "Registrar’s notice received",
        description="Counted from the registration of the death.",
        source="found: F8",
    )
    CORONER_NOTICE = entry(
        "coroner_notice",
        "Coroner’s notice received",
        description="Counted from the coroner’s decision.",
    )
    JAR_PLANNING = entry(
        "jar_planning",
        "First discussion of the joint agency response",
        description="The same day; before the family leaves the emergency department, where that is possible.",
    )
    JAR_VISIT = entry(
        "jar_visit",
        "Joint visit to the home or scene",
        description="Local practice differs: one area works to 72 hours.",
        source="recalled-H; found: F106 (72 hours)",
    )
    SIN = entry(
        "serious_incident",
        "Serious incident notified to the national panel",
        description="Where abuse or neglect is known or suspected. Counted from the day it became known; one "
        "area counts from the incident.",
        source="found: F44 (duty); found: F45 (five days); recalled-M (counted from)",
    )
    RAPID_REVIEW = entry(
        "rapid_review",
        "Rapid review complete",
        description="Counted from the notification of the serious incident.",
        source="found: F44 (fifteen); recalled-H (working days)",
    )
    FORM_RETURN = entry(
        "form_return",
        "Agency’s form returned",
        description="Counted from the day it was asked for. Local practice: 10 to 28 days.",
        source="design; recalled-M (local practice)",
    )
    CDRM = entry(
        "review_meeting",
        "Child death review meeting held",
        description="As soon as practicable, ideally within three months. Post-mortems and investigations often "
        "delay it.",
    )
    CDOP_AFTER_CDRM = entry(
        "panel",
        "Reviewed by the panel",
        description="Counted from the review meeting or the inquest, whichever was later; not for a case kept "
        "for a themed panel.",
    )
    KPI_6M = entry(
        "six_months",
        "Reviewed within six months of the death",
        description="A measure, not a limit.",
        source="found: F17 (national table); recalled-M (band)",
    )
    KPI_12M = entry(
        "twelve_months",
        "Reviewed within twelve months of the death",
        description="A measure, not a limit.",
        source="found: F17 (national table); recalled-M (band)",
    )
    NCMD_YEAR_END = entry(
        "year_end",
        "Analysis sent to the national database by the year’s end",
        description="Counted from 31 March of the year in which the panel reviewed. A period of grace may follow.",
        source="found: F29",
    )


class DeadlineUnit(CodeList, name="unit of a time limit", source="design"):
    """Months end on the last day when there is no such day: three from 30 November end on 28 or 29 February."""

    HOURS = "hours", "hours"
    DAYS = "days", "calendar days"
    WORKING_DAYS = entry(
        "working_days",
        "working days",
        description="Monday to Friday, without the bank holidays of England.",
    )
    WEEKS = "weeks", "weeks"
    MONTHS = "months", "months"


class Severity(CodeList, name="how binding a time limit is", source="design"):
    DUTY = entry("duty", "Duty", description="Called a duty in a source that was seen.")
    EXPECTED = entry("expected", "Expected", description="National or regional expectation.")
    AIM = entry("aim", "Local aim", description="The panel’s own aim, or a measure it looks at.")


class Blocks(CodeList, name="what a hold keeps waiting", source="design; found: F21 (panels wait)"):
    """The duty to review continues and the clock runs on: what waits is a meeting."""

    REVIEW_MEETING = "review_meeting", "The review meeting"
    PANEL = "panel", "The panel"
    NONE = "none", "Nothing: it is only noted"


USUAL_EFFECT: dict[HoldReason, Blocks] = {
    HoldReason.POST_MORTEM: Blocks.REVIEW_MEETING,
    HoldReason.INQUEST: Blocks.PANEL,
    HoldReason.CRIMINAL: Blocks.PANEL,
    HoldReason.CSPR: Blocks.PANEL,
    HoldReason.PSII: Blocks.REVIEW_MEETING,
    HoldReason.MNSI: Blocks.REVIEW_MEETING,
    HoldReason.PMRT: Blocks.REVIEW_MEETING,
    HoldReason.OTHER_INVESTIGATION: Blocks.REVIEW_MEETING,
    HoldReason.THEMED: Blocks.PANEL,
    HoldReason.INFO_OUTSTANDING: Blocks.NONE,
    HoldReason.FAMILY: Blocks.PANEL,
    HoldReason.OTHER_CDOP: Blocks.PANEL,
}
"""What usually waits for each reason (as found or recalled with the reason); a person may choose otherwise."""


class DayKind(CodeList, name="day in the life of a case", source="design"):
    """Days that start or meet a time limit and stand on no form."""

    REGISTERED = "registered", "The death was registered"
    REGISTRAR_TOLD = "registrar_told", "The registrar’s notice came"
    CORONER_DECIDED = "coroner_decided", "The coroner decided"
    CORONER_TOLD = "coroner_told", "The coroner’s notice came"
    INCIDENT_KNOWN = "incident_known", "A serious incident became known"
    INCIDENT_NOTIFIED = "incident_notified", "The serious incident was notified"
    RAPID_REVIEWED = "rapid_reviewed", "The rapid review was complete"
    INQUEST_ENDED = "inquest_ended", "The inquest concluded"
    NO_MEETING = entry(
        "no_meeting",
        "No review meeting was held",
        description="Recorded with that stage of the review, not by hand.",
    )
    MEETING_UNKNOWN = entry(
        "meeting_unknown",
        "The day of the review meeting is not known",
        description="Of a review brought in from an earlier register.",
    )


class TimeTaken(
    CodeList,
    name="time from death to review",
    source="found: F17 (a national table exists); recalled-M (six and twelve months)",
):
    """Calendar months from the day of death; the day itself belongs to the shorter band."""

    WITHIN_6 = "within_6m", "Within 6 months"
    WITHIN_12 = "within_12m", "Over 6 and within 12 months"
    WITHIN_24 = entry("within_24m", "Over 12 and within 24 months", source="design (split of over 12 months)")
    OVER_24 = entry("over_24m", "Over 24 months", source="design (split of over 12 months)")


class NoticeKind(CodeList, name="what is sent to the national database", source="found: F30; design (codes)"):
    NOTIFICATION = "notification", "Notification"
    ANALYSIS = "analysis", "Analysis form"


class InTime(CodeList, name="whether a step was done in time", source="design"):
    """Of a step whose two days are known. One whose day is missing is not recorded, which is neither."""

    IN_TIME = "in_time", "In time"
    LATE = "late", "Later"
    NOT_ASKED = "not_asked", "Does not apply"
