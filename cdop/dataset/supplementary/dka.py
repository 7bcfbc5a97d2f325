"""Diabetes and diabetic ketoacidosis."""

from decimal import Decimal

from cdop.dataset.codelists.supplementary.illness import Adherence, NewOrKnown
from cdop.dataset.conditions import when
from cdop.dataset.supplementary.making import KEY, on_condition, on_event, since_2019, supplementary

_KNOWN = KEY.under(when("diabetes_new", equals="known"))

DKA = supplementary(
    "dka",
    "Diabetic ketoacidosis or diabetes",
    (
        KEY.soft().code("diabetes_new", "Diabetes new or known", NewOrKnown),
        KEY.soft().ynk("ketoacidosis", "Died in or after ketoacidosis"),
        KEY.soft().ynkna(
            "missed_diagnosis",
            "Seen by a professional in the month before and diabetes not found",
            when=when("diabetes_new", equals="new"),
            hint="With signs such as thirst, tiredness, loss of weight.",
        ),
        _KNOWN.day("diabetes_diagnosed_on", "Diagnosed on"),
        _KNOWN.soft().whole(
            "hba1c",
            "Last HbA1c",
            10,
            250,
            usual_minimum=20,
            usual_maximum=200,
            unit="mmol/mol",
            hint="In mmol/mol; 58 is about 7.5 %.",
        ),
        _KNOWN.day("hba1c_on", "Last HbA1c measured on"),
        _KNOWN.soft().code(
            "insulin_adherence", "Insulin taken as prescribed", Adherence, hint="In the last three months."
        ),
        _KNOWN.ynk("sick_day_advice", "Family had advice for days of illness"),
        _KNOWN.ynk("diabetes_specialist_nurse", "Diabetes specialist nurse involved"),
        KEY.decimal(
            "first_ph", "First blood pH", "6.00", "8.00", 2, usual_minimum=Decimal("6.5"), hint="On arrival."
        ),
    ),
    versions=since_2019("recalled-M"),
    proposed_when=(*on_event("diabetes"), *on_condition("diabetes")),
    purpose="When diabetes was found, how it was treated, and whether the last illness was recognised.",
)
