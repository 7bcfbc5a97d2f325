"""The joint agency response: its stages, its people (kept encrypted) and its meetings."""

from datetime import date

from cdop.dataset.asking import Asking
from cdop.dataset.codelists import ResponsePart, SiblingSafety
from cdop.dataset.conditions import when
from cdop.dataset.elements import Check, Privacy, Proposal, Required, Section, Stage, StatutoryForm, Version

_RECALLED = Asking("design; recalled-H (the step)", required=Required.SOFT)
_FURTHER = Asking("design; recalled-M (the step)")
_TOLD = Asking("design; recalled-H (the step)")

JOINT_RESPONSE_SECTION = Section(
    slug="joint_response",
    title="Joint agency response",
    hint="No names here: the people are listed apart.",
    elements=(
        _RECALLED.moment(
            "initial_discussion_at",
            "First information sharing and planning discussion",
            hint="Before the family leaves the emergency department, where possible.",
        ),
        _FURTHER.long("initial_discussion_notes", "What was agreed at the first discussion"),
        _RECALLED.ynkna(
            "visit_made",
            "Joint visit to the home or scene made",
            hint="By police and a health professional together.",
        ),
        _RECALLED.moment("visit_at", "Visited at", when=when("visit_made", equals="yes")),
        _FURTHER.text(
            "visit_by", "Who visited", hint="Roles, not names.", when=when("visit_made", equals="yes")
        ),
        _FURTHER.long("visit_findings", "What was found", when=when("visit_made", equals="yes")),
        _FURTHER.text(
            "visit_reason_not_made",
            "Why no visit was made",
            when=when("visit_made", equals="no"),
            hint="For example the event was in hospital.",
        ),
        _RECALLED.ynkna(
            "samples_taken",
            "Samples taken at or soon after death",
            hint="Blood, urine, swabs and the like, in hospital.",
        ),
        _FURTHER.long("samples_results", "Results of samples", when=when("samples_taken", equals="yes")),
        _RECALLED.ynkna("skeletal_survey", "Skeletal survey done", hint="X-rays of the whole body."),
        _RECALLED.day(
            "post_mortem_preliminary_on",
            "Preliminary post-mortem result known on",
            hint="A further discussion follows it.",
        ),
        _FURTHER.long("post_mortem_preliminary", "Preliminary post-mortem result"),
        _RECALLED.code(
            "sibling_safety",
            "Decision on the safety of brothers and sisters",
            SiblingSafety,
            hint="Made by children's social care with the others.",
        ),
        _FURTHER.long(
            "sibling_safety_notes",
            "Reasons and arrangements",
            when=when("sibling_safety", one_of=("no_concern", "plan_made", "removed", "under_assessment")),
        ),
        _TOLD.day(
            "response_closed_on",
            "Joint agency response closed on",
            privacy=Privacy.NONE,
            hint="Usually after the final case discussion.",
        ),
    ),
)

RESPONSE_PEOPLE = Section(
    slug="response_people",
    title="People of the joint agency response",
    identity=True,
    repeats=True,
    elements=(
        _RECALLED.code(
            "response_part",
            "Part in the response",
            ResponsePart,
            required=Required.MUST,
            source="design; found: F12 (partners); recalled-H (the rest)",
        ),
        _RECALLED.direct("response_name", "Name", max_length=200),
        _TOLD.direct("response_organisation", "Organisation", max_length=200),
        _TOLD.direct("response_email", "Work email", max_length=200, check=Check.EMAIL),
        _TOLD.direct("response_phone", "Work telephone", max_length=60),
    ),
)

RESPONSE_MEETINGS = Section(
    slug="response_meetings",
    title="Discussions and meetings",
    repeats=True,
    hint="One a row, the first discussion included. Roles, not names.",
    elements=(
        _RECALLED.moment("met_at", "Held at", required=Required.MUST, privacy=Privacy.NONE),
        _RECALLED.text("attendees", "Who took part"),
        _RECALLED.long("minutes", "What was said and agreed"),
        _TOLD.day("next_on", "Next discussion planned for", privacy=Privacy.NONE, may_be_future=True),
    ),
)

JOINT_RESPONSE = StatutoryForm(
    slug="joint_response",
    title="Joint agency response record",
    stage=Stage.JOINT_RESPONSE,
    versions=(
        Version(
            "2019",
            date(2019, 4, 1),
            None,
            "As first declared here.",
            "design (a record, not a national form)",
        ),
    ),
    sections=(JOINT_RESPONSE_SECTION, RESPONSE_PEOPLE, RESPONSE_MEETINGS),
    purpose="What police, health and social care did together in the first days after an unexpected death.",
    proposed_when=(Proposal(when("jar_triggered", equals="yes"), "death"),),
    note="There is no national form for this; templates of local areas exist.",
)
