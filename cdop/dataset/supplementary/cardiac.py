"""Heart disease, congenital or acquired."""

from cdop.dataset.codelists.supplementary.heart import CardiacKind, WhenDiagnosed
from cdop.dataset.conditions import when
from cdop.dataset.supplementary.making import KEY, on_condition, on_event, since_2019, supplementary

_SURGERY = KEY.under(when("cardiac_surgery", equals="yes"))

CARDIAC = supplementary(
    "cardiac",
    "Cardiac, congenital or acquired",
    (
        KEY.soft().code("cardiac_kind", "Kind of heart disease", CardiacKind, hint="As known now."),
        KEY.soft().code("cardiac_diagnosed", "When it was diagnosed", WhenDiagnosed),
        KEY.soft().ynkna("cardiac_antenatal_diagnosis", "Found before birth"),
        KEY.soft().long("cardiac_lesion", "Diagnosis in words"),
        KEY.soft().ynk("cardiac_surgery", "Had surgery or a catheter procedure"),
        _SURGERY.day("cardiac_first_surgery_on", "First operation or procedure"),
        _SURGERY.day("cardiac_last_surgery_on", "Last operation or procedure"),
        _SURGERY.long("cardiac_procedures", "Operations and procedures", hint="One a line, with the date."),
        KEY.text("cardiac_centre", "Specialist centre", hint="The centre, not the doctor."),
        KEY.soft().ynk(
            "cardiac_awaiting_surgery", "Waiting for surgery or a procedure", hint="At the time of death."
        ),
        KEY.soft().ynk(
            "family_sudden_death",
            "Sudden death or inherited heart disease in the family",
            hint="Before the age of 40.",
        ),
        KEY.ynk("cardiac_genetic_tests", "Genetic tests done"),
        KEY.text(
            "cardiac_genetic_result",
            "Result of genetic tests",
            when=when("cardiac_genetic_tests", equals="yes"),
        ),
        KEY.ynk("ecg_done", "ECG recorded at any time", hint="Before or in the last illness."),
        KEY.text("ecg_result", "Result of the ECG", when=when("ecg_done", equals="yes")),
    ),
    versions=since_2019("found: F2 (name)"),
    proposed_when=(*on_event("cardiac"), *on_condition("cardiac")),
    purpose="When the heart disease was found, how it was treated, and whether relatives need tests.",
)
