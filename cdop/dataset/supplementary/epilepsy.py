"""Epilepsy."""

from cdop.dataset.codelists.supplementary.illness import Adherence, NightMonitoring, SeizureType
from cdop.dataset.conditions import when
from cdop.dataset.supplementary.making import KEY, on_condition, on_event, since_2019, supplementary

EPILEPSY = supplementary(
    "epilepsy",
    "Epilepsy",
    (
        KEY.soft().codes("seizure_types", "Types of seizure", SeizureType),
        KEY.day("epilepsy_diagnosed_on", "Diagnosed on"),
        KEY.soft().ynk(
            "status_epilepticus",
            "Died in or after a prolonged seizure",
            hint="One long seizure, or several without waking between.",
        ),
        KEY.whole("seizures_12_months", "Seizures in 12 months, about", 0, 9999, hint="A guess will do."),
        KEY.whole("epilepsy_medicines", "Medicines for epilepsy", 0, 10),
        KEY.soft().code("epilepsy_adherence", "Medicines taken as prescribed", Adherence),
        KEY.soft().code("night_monitoring", "Watched over at night", NightMonitoring, hint="Usually."),
        KEY.soft().ynk("epilepsy_specialist_nurse", "Epilepsy specialist nurse involved"),
        KEY.soft().ynk(
            "sudep_discussed",
            "Risk of sudden death in epilepsy discussed with the family",
            hint="By anybody, and written down.",
        ),
        KEY.ynk("rescue_medicine", "Rescue medicine prescribed"),
        KEY.ynkna(
            "rescue_medicine_given", "Rescue medicine given", when=when("rescue_medicine", equals="yes")
        ),
        KEY.ynk("epilepsy_water", "Died in water, such as a bath"),
    ),
    versions=since_2019("recalled-M"),
    proposed_when=(*on_event("epilepsy"), *on_condition("epilepsy")),
    purpose="The epilepsy, its treatment, and what the family had been told of its risks.",
)
