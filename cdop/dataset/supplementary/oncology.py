"""Cancer."""

from cdop.dataset.codelists.supplementary.illness import CancerKind, CancerStage
from cdop.dataset.conditions import when
from cdop.dataset.supplementary.making import (
    KEY,
    on_category,
    on_condition,
    on_event,
    since_2019,
    supplementary,
)

ONCOLOGY = supplementary(
    "oncology",
    "Oncology",
    (
        KEY.soft().code("cancer_kind", "Kind of cancer", CancerKind),
        KEY.soft().text("cancer_diagnosis", "Diagnosis in words"),
        KEY.day("cancer_diagnosed_on", "Diagnosed on"),
        KEY.soft().code("cancer_stage", "Stage at diagnosis", CancerStage),
        KEY.soft().whole(
            "days_to_diagnosis",
            "Days from first seeing a professional to diagnosis",
            0,
            3650,
            usual_maximum=730,
            unit="days",
            hint="From the first visit for these symptoms.",
        ),
        KEY.soft().ynk("cancer_trial", "Treated in a trial", hint="Of any treatment, at any time."),
        KEY.soft().ynk(
            "cancer_treatment_death",
            "Death related to treatment",
            hint="Such as infection while the blood count was low.",
        ),
        KEY.long(
            "cancer_treatment_words",
            "How treatment contributed",
            when=when("cancer_treatment_death", equals="yes"),
        ),
        KEY.ynk("cancer_palliative", "Care was palliative at the end"),
    ),
    versions=since_2019("recalled-H"),
    proposed_when=(*on_event("oncology"), *on_condition("cancer"), *on_category("4")),
    purpose="The cancer, the time to diagnosis, and its treatment.",
)
