"""How the child died: precision of the date, whether expected, mode, type of event."""

from cdop.dataset.codes import CodeList, entry


class DatePrecision(CodeList, name="precision of the date of death", source="design"):
    EXACT = "exact", "The day the child died"
    FOUND_DEAD = "found_dead", "The day the child was found"
    ESTIMATED = "estimated", "Estimated"
    PRESUMED = "presumed", "Presumed"


class Expected(CodeList, name="expected or unexpected", source="found: F53"):
    """Unexpected: not anticipated as a significant possibility 24 hours before, or before the collapse."""

    EXPECTED = "expected", "Expected"
    UNEXPECTED = "unexpected", "Unexpected"
    NK = "nk", "Not known"


class ModeOfDeath(CodeList, name="mode of death", source="found: F49"):
    PALLIATIVE = "expected_palliative", "Expected, with palliative care"
    FOUND = "found_dead_collapsed", "Found dead or collapsed"
    WITNESSED = "witnessed_event", "Witnessed event"
    WITHDRAWAL = "withdrawal_of_treatment", "Withdrawal of treatment"
    BRAIN_STEM = "brain_stem_death", "Brain stem death"
    FAILED_RESUSCITATION = entry("failed_resuscitation", "Failed resuscitation", source="recalled-M")
    NK = entry("nk", "Not known", source="recalled-M")


_CURRENT = "design (topics of current supplementary forms)"


class EventType(CodeList, name="type of event", source="found: F3, F52; recalled-H (use)"):
    """The topic, never the old form number: numbers moved between versions of the forms."""

    NEONATAL = "neonatal", "Neonatal death"
    LIFE_LIMITING = "life_limiting", "Known life-limiting condition"
    SUDI_SUDC = "sudi_sudc", "Sudden unexpected death in infancy or childhood"
    RTC = "rtc", "Road traffic or other vehicle collision"
    DROWNING = "drowning", "Drowning"
    FIRE_BURNS = "fire_burns", "Fire, burns or electrocution"
    POISONING = "poisoning", "Poisoning"
    OTHER_INJURY = "other_injury", "Other non-intentional injury"
    SUBSTANCE_MISUSE = "substance_misuse", "Substance misuse"
    APPARENT_HOMICIDE = "apparent_homicide", "Apparent homicide"
    APPARENT_SUICIDE = "apparent_suicide", "Apparent suicide"
    ASTHMA_ANAPHYLAXIS = entry("asthma_anaphylaxis", "Asthma or anaphylaxis", source="found: F2, F27")
    CARDIAC = entry("cardiac", "Cardiac, congenital or acquired", source="found: F2")
    GENETIC = entry("genetic_congenital", "Chromosomal, genetic or congenital anomaly", source="found: F26")
    INFECTION = entry("infection", "Infection", source=_CURRENT)
    ONCOLOGY = entry("oncology", "Cancer", source=_CURRENT)
    EPILEPSY = entry("epilepsy", "Epilepsy", source=_CURRENT)
    DIABETES = entry("diabetes", "Diabetes", source=_CURRENT)
    COMPLICATION = entry("medical_complication", "Medical or surgical complication", source=_CURRENT)
    OTHER = "other", "Other"
    NK = "nk", "Not known"
