"""Code lists of the form on deaths on a delivery suite or neonatal unit."""

from cdop.dataset.codes import CodeList, entry

_KEY = "recalled-M; design (codes)"


class AntenatalRisk(CodeList, name="risk in pregnancy", source=_KEY):
    PREECLAMPSIA = "preeclampsia", "Pre-eclampsia or high blood pressure"
    DIABETES = "diabetes", "Diabetes"
    BLEEDING = "bleeding", "Bleeding"
    GROWTH = "growth_restriction", "Poor growth of the baby"
    RUPTURE = "early_rupture", "Waters broken early"
    INFECTION = "infection", "Infection"
    REDUCED_MOVEMENTS = "reduced_movements", "Reduced movements"
    CERVIX = "cervix", "Short cervix or earlier early birth"
    OTHER = "other", "Other"
    NONE = "none", "None"
    NK = "nk", "Not known"


class SteroidCourse(CodeList, name="steroids before birth", source=_KEY):
    FULL = "full", "Full course"
    PART = "part", "Part of a course"
    NONE = "none_given", "None"
    NA = "na", "Not applicable"
    NK = "nk", "Not known"


class BirthPlace(CodeList, name="place of birth", source=_KEY):
    OBSTETRIC = "obstetric_unit", "Obstetric unit"
    MIDWIFERY = "midwifery_unit", "Midwifery unit"
    HOME_PLANNED = "home_planned", "Home, as planned"
    HOME_UNPLANNED = "home_unplanned", "Home, not planned"
    TRANSIT = "transit", "On the way"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class NewbornResuscitation(CodeList, name="resuscitation at birth", source=_KEY):
    NONE = "none_needed", "None needed"
    AIRWAY = "airway", "Airway or breaths"
    INTUBATED = "intubated", "Intubated"
    COMPRESSIONS = "compressions", "Chest compressions or medicines"
    NOT_OFFERED = "not_offered", "Not offered: comfort care"
    NK = "nk", "Not known"


class UnitLevel(CodeList, name="level of neonatal unit", source=_KEY):
    SPECIAL = "special_care", "Special care unit"
    LOCAL = "local", "Local neonatal unit"
    INTENSIVE = "intensive", "Neonatal intensive care unit"
    NOT_ADMITTED = "not_admitted", "Not admitted"
    NK = "nk", "Not known"


class NewbornOrganism(CodeList, name="organism of infection", source=_KEY):
    NONE = "none", "No infection found"
    GBS = "gbs", "Group B streptococcus"
    ECOLI = "e_coli", "Escherichia coli"
    STAPH = "staphylococcus", "Staphylococcus"
    LISTERIA = "listeria", "Listeria"
    HERPES = entry("herpes", "Neonatal herpes", source="found: F26 (added in 2022)")
    FUNGAL = "fungal", "Fungal"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class BrainBleed(CodeList, name="bleeding in the brain, grade", source=_KEY):
    NONE = "none_found", "None"
    G1_2 = "grade_1_2", "Grade 1 or 2"
    G3_4 = "grade_3_4", "Grade 3 or 4"
    NOT_SCANNED = "not_scanned", "Not scanned"
    NK = "nk", "Not known"


class PmrtGrade(CodeList, name="grade of care in the perinatal review", source="recalled-M"):
    A = "A", "A: no issues found"
    B = "B", "B: issues that made no difference to the outcome"
    C = "C", "C: issues that may have made a difference"
    D = "D", "D: issues likely to have made a difference"
    NOT_GRADED = "not_graded", "Not graded"
    NK = "nk", "Not known"
