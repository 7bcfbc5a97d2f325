"""Suicide or self-harm."""

from cdop.dataset.codelists.health import Bullying
from cdop.dataset.codelists.supplementary.harm import SuicideMethod
from cdop.dataset.conditions import when
from cdop.dataset.supplementary.making import KEY, on_category, on_event, since_2019, supplementary

SUICIDE_SELF_HARM = supplementary(
    "suicide_self_harm",
    "Suicide or self-harm",
    (
        KEY.soft().code("suicide_method", "Method", SuicideMethod),
        KEY.soft().ynk("suicide_note", "Note or message left", hint="On paper, by telephone or online."),
        KEY.soft().ynk("prior_attempts", "Earlier attempts", hint="Known before or learned since."),
        KEY.whole("prior_attempts_count", "How many", 1, 100, when=when("prior_attempts", equals="yes")),
        KEY.soft().ynk("self_harm_before", "Earlier self-harm", same_as="health.self_harm_history"),
        KEY.soft().ynk(
            "told_somebody",
            "Told somebody of self-harm or of wanting to die",
            hint="Family, friend, school or professional, or online.",
        ),
        KEY.soft().ynk(
            "mental_health_service", "Known to a mental health service", same_as="health.camhs_involved"
        ),
        KEY.ynkna("waiting_for_service", "Waiting for a mental health service"),
        KEY.soft().code(
            "suicide_bullying",
            "Bullied",
            Bullying,
            same_as="health.bullying",
            hint="At any time in the last year.",
        ),
        KEY.soft().ynk("bereavement", "Bereaved", hint="Including by suicide of somebody known."),
        KEY.ynk("sexuality_gender", "Distress about sexuality or gender"),
        KEY.soft().ynk(
            "school_exam_pressure", "Pressure of school or exams", hint="Including fear of results."
        ),
        KEY.soft().ynk("neurodivergence", "Autism, ADHD or other neurodivergence, known or being assessed"),
        KEY.soft().ynk(
            "internet_content",
            "Looked at content on suicide or self-harm online",
            hint="As found on devices, or told by somebody.",
        ),
        KEY.ynk("family_conflict", "Conflict or separation in the family"),
        KEY.ynk("relationship_problem", "Problem in a relationship or friendship"),
        KEY.long(
            "suicide_words",
            "What led up to it",
            hint="Roles, not names. Do not describe the method in detail.",
        ),
    ),
    versions=since_2019("found: F52 (older form); recalled-H (current)"),
    proposed_when=(*on_event("apparent_suicide"), *on_category("2")),
    purpose="What the young person was living with, whom they had told, and which help there was.",
    former_name="Form B12",
)
