"""Complication of surgery, anaesthesia or other treatment."""

from dataclasses import replace

from cdop.dataset.codelists.supplementary.harm import AsaGrade, ProcedureTiming, ProcedureUrgency
from cdop.dataset.supplementary.making import KEY, on_event, since_2019, supplementary

_RECALLED = replace(KEY, source="recalled-L; design (wording and codes)")

SURGICAL_ANAESTHETIC = supplementary(
    "surgical_anaesthetic",
    "Complication of surgery, anaesthesia or treatment",
    (
        _RECALLED.soft().text(
            "procedure", "Procedure or treatment", hint="The one that the complication followed."
        ),
        _RECALLED.day("procedure_on", "Date of the procedure"),
        _RECALLED.code("procedure_urgency", "Urgency", ProcedureUrgency),
        _RECALLED.soft().code("asa_grade", "ASA grade", AsaGrade, hint="As the anaesthetist recorded it."),
        _RECALLED.soft().code("complication_timing", "When the complication arose", ProcedureTiming),
        _RECALLED.soft().long("complication", "Complication"),
        _RECALLED.ynk(
            "treatment_error",
            "An error in treatment is thought to have contributed",
            hint="By anybody who has reviewed it.",
        ),
        _RECALLED.ynkna("treatment_reviewed", "Reviewed as a patient safety incident"),
    ),
    versions=since_2019("recalled-L"),
    proposed_when=on_event("medical_complication"),
    purpose="The procedure or treatment, and the complication that followed.",
    note="Its name and its place among the current forms are not established.",
)
