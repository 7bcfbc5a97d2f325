"""Family, household and professionals: repeating rows, each kept encrypted."""

from cdop.dataset.asking import Asking
from cdop.dataset.codelists import AgencyType, PersonRelation, Sex
from cdop.dataset.elements import Check, Privacy, Required, Section, when

_SEEN = Asking("found: F53, F54")
_RECALLED = Asking("recalled-M")

_FAMILY = (
    "mother",
    "father",
    "step_parent",
    "adoptive_parent",
    "foster_carer",
    "guardian",
    "parents_partner",
)
_CARER = when("relation", one_of=_FAMILY)
_SIBLING = when("relation", one_of=("sibling", "half_sibling"))
_MOTHER = when("relation", equals="mother")
_KEY_WORKER = when("relation", equals="key_worker")

PEOPLE = Section(
    slug="people",
    title="Family, carers and household",
    identity=True,
    repeats=True,
    hint="Parents and carers, brothers and sisters, others in the household, and the key worker. One a row.",
    elements=(
        _SEEN.code(
            "relation", "Relation to the child", PersonRelation, required=Required.MUST, privacy=Privacy.QUASI
        ),
        _SEEN.direct("person_name", "Name", max_length=200, required=Required.SOFT),
        _SEEN.day("person_born_on", "Date of birth", privacy=Privacy.DIRECT),
        _SEEN.whole(
            "person_age",
            "Age in years, if the date of birth is not known",
            0,
            120,
            when=when("person_born_on", blank=True),
        ),
        _SEEN.code("person_sex", "Sex", Sex),
        _SEEN.long(
            "person_address",
            "Address, if not the child's",
            hint="Leave blank when the person lived with the child.",
            privacy=Privacy.DIRECT,
        ),
        _SEEN.ynk("in_household", "Lived in the child's household", required=Required.SOFT),
        _SEEN.ynk(
            "carer_at_death",
            "Was caring for the child at the time of death",
            source="found: F53",
            hint="Or at the time of the event that led to it.",
        ),
        _SEEN.ynk(
            "parental_responsibility", "Has parental responsibility", required=Required.SOFT, when=_CARER
        ),
        _RECALLED.direct(
            "mother_nhs_number",
            "Mother's NHS number",
            hint="10 digits. Needed for a baby who died in the first four weeks.",
            max_length=10,
            check=Check.NHS_NUMBER,
            when=_MOTHER,
        ),
        _SEEN.ynk(
            "at_risk",
            "Thought to be at risk",
            source="found: F53 (brothers and sisters); design (codes)",
            when=_SIBLING,
            hint="If yes, children's social care must know. Recording it here tells nobody.",
        ),
        _RECALLED.ynk(
            "person_smokes", "Smokes", source="recalled-H", when=when("in_household", equals="yes")
        ),
        _SEEN.direct(
            "key_worker_role",
            "Role of the key worker",
            max_length=200,
            when=_KEY_WORKER,
            source="found: F39; recalled-M (on this form)",
        ),
        _SEEN.direct(
            "person_contact",
            "Telephone or email",
            max_length=200,
            source="found: F39 (key worker); design (for others)",
        ),
        _SEEN.long("person_note", "Note", source="design"),
    ),
)

CONTACTS = Section(
    slug="contacts",
    title="Professionals involved",
    identity=True,
    repeats=True,
    hint="Everybody who knew the child or the family. This list decides who is asked for a report.",
    elements=(
        _SEEN.code(
            "agency_type",
            "Type of agency",
            AgencyType,
            required=Required.MUST,
            privacy=Privacy.NONE,
            source="found: F24, F25, F54; design (codes)",
        ),
        _SEEN.direct("contact_name", "Name", max_length=200, required=Required.SOFT),
        _SEEN.direct("contact_role", "Role", max_length=200),
        _SEEN.direct("contact_organisation", "Organisation", max_length=200, required=Required.MUST),
        _SEEN.direct(
            "contact_email", "Work email", max_length=200, check=Check.EMAIL, required=Required.SOFT
        ),
        _SEEN.direct("contact_phone", "Work telephone", max_length=60),
        _SEEN.day("last_contact_on", "Last contact with the child or family"),
        _SEEN.ynk("send_form", "Ask for a report", required=Required.SOFT, privacy=Privacy.NONE),
    ),
)

FAMILY_QUESTIONS = Section(
    slug="family_questions",
    title="Questions from the family",
    identity=True,
    repeats=True,
    hint="What the family wants to know, and what they were told. In their own words where possible.",
    elements=(
        _SEEN.long("question", "Question", required=Required.MUST, source="found: F39"),
        _SEEN.day("asked_on", "Asked on", source="design", required=Required.SOFT, privacy=Privacy.NONE),
        _SEEN.long("answer", "Answer", source="found: F39", required=Required.SOFT),
        _SEEN.text(
            "feeds_back",
            "Who tells the family",
            hint="The role, such as key worker or consultant.",
            source="found: F39",
            required=Required.SOFT,
        ),
        _SEEN.day("fed_back_on", "Family told on", source="design", privacy=Privacy.NONE),
    ),
)
