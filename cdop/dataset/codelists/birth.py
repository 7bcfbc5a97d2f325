"""Code lists of pregnancy and birth."""

from cdop.dataset.codes import CodeList


class SmokingPattern(CodeList, name="smoking in pregnancy, pattern", source="recalled-M"):
    STOPPED = "stopped", "Stopped during the pregnancy"
    THROUGHOUT = "throughout", "Throughout the pregnancy"
    NK = "nk", "Not known"


class ModeOfDelivery(CodeList, name="mode of delivery", source="recalled-M; design (codes)"):
    SPONTANEOUS = "spontaneous_vaginal", "Spontaneous vaginal"
    ASSISTED = "assisted_vaginal", "Assisted vaginal"
    PLANNED_CAESAREAN = "planned_caesarean", "Planned caesarean"
    EMERGENCY_CAESAREAN = "emergency_caesarean", "Emergency caesarean"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class Feeding(CodeList, name="feeding", source="found: F51"):
    BREAST = "breast", "Breast"
    MIXED = "mixed", "Mixed"
    FORMULA = "formula", "Formula"
    NK = "nk", "Not known"
