"""The child death review meeting: when and how it was held, what it drafted, who came (kept encrypted)."""

from datetime import date

from cdop.dataset.asking import Asking
from cdop.dataset.codelists import AgencyType, Attendance, MeetingPart, ReviewMeetingType, Venue
from cdop.dataset.conditions import when
from cdop.dataset.elements import Privacy, Required, Section, Stage, StatutoryForm, Version

_ASKED = Asking("design; recalled-H (the step)", required=Required.SOFT)
_FURTHER = Asking("design; recalled-M (the step)")
_HELD = when(
    "meeting_type",
    one_of=("cdrm", "pmrt", "jar_final", "combined"),
)
_NOT_HELD = when("meeting_type", equals="none_held")

REVIEW_MEETING_SECTION = Section(
    slug="review_meeting",
    title="Child death review meeting",
    elements=(
        _ASKED.code(
            "meeting_type",
            "Kind of meeting",
            ReviewMeetingType,
            required=Required.MUST,
            privacy=Privacy.NONE,
            hint="One meeting may stand for another, such as a perinatal review.",
        ),
        _FURTHER.long("no_meeting_reason", "Why no meeting was held", when=_NOT_HELD, required=Required.MUST),
        _ASKED.day(
            "meeting_on",
            "Held on",
            when=_HELD,
            required=Required.MUST,
            privacy=Privacy.NONE,
            same_as="meeting_basis.cdrm_on",
        ),
        _FURTHER.code("venue", "Held in person or remotely", Venue, when=_HELD, privacy=Privacy.NONE),
        _ASKED.ynkna(
            "post_mortem_report_available",
            "Post-mortem report available",
            when=_HELD,
            hint="The full report, at the time of the meeting.",
        ),
        _ASKED.ynkna(
            "inquest_concluded", "Inquest concluded", when=_HELD, hint="“Not applicable” when there is none."
        ),
        _FURTHER.text(
            "inquest_status",
            "Where the inquest stands",
            when=when("inquest_concluded", one_of=("no", "nk")),
            hint="For example opened, date set, with jury.",
        ),
        _ASKED.long(
            "meeting_family_questions", "Questions from the family that the meeting looked at", when=_HELD
        ),
        _ASKED.long("meeting_family_answers", "What the family is to be told", when=_HELD),
        _ASKED.text("meeting_feeds_back", "Who tells the family", hint="The role, not a name.", when=_HELD),
        _ASKED.ynk(
            "draft_analysis_complete",
            "Draft analysis form written",
            when=_HELD,
            privacy=Privacy.NONE,
            hint="Without names.",
        ),
        _ASKED.day(
            "draft_sent_to_panel_on",
            "Draft sent to the panel on",
            when=when("draft_analysis_complete", equals="yes"),
            privacy=Privacy.NONE,
        ),
        _FURTHER.day(
            "draft_sent_to_coroner_on",
            "Draft sent to the coroner on",
            when=when("draft_analysis_complete", equals="yes"),
            privacy=Privacy.NONE,
        ),
        _FURTHER.long(
            "actions_agreed", "Actions agreed", hint="One a line: what, which agency, by when.", when=_HELD
        ),
        _FURTHER.long("meeting_minutes", "Minutes", hint="Roles, not names.", when=_HELD),
    ),
)

MEETING_ATTENDEES = Section(
    slug="meeting_attendees",
    title="Who was asked and who came",
    identity=True,
    repeats=True,
    elements=(
        _ASKED.code(
            "attendee_agency", "Type of agency", AgencyType, required=Required.MUST, privacy=Privacy.NONE
        ),
        _ASKED.direct("attendee_name", "Name", max_length=200),
        _FURTHER.direct("attendee_role", "Role", max_length=200),
        _FURTHER.code("attendee_part", "Part in the meeting", MeetingPart, privacy=Privacy.NONE),
        _ASKED.code("attendance", "Attendance", Attendance, required=Required.MUST, privacy=Privacy.NONE),
    ),
)

REVIEW_MEETING = StatutoryForm(
    slug="review_meeting",
    title="Child death review meeting record",
    stage=Stage.REVIEW_MEETING,
    versions=(
        Version(
            "2019",
            date(2019, 4, 1),
            None,
            "As first declared here.",
            "design (a record, not a national form)",
        ),
    ),
    sections=(REVIEW_MEETING_SECTION, MEETING_ATTENDEES),
    purpose="The meeting of those who cared for the child. It drafts the analysis for the panel.",
    note="There is no national form for this; templates of local areas exist.",
)
