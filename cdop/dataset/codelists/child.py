"""Code lists about the child: sex, and why there is no NHS number."""

from cdop.dataset.codes import CodeList


class Sex(CodeList, name="sex", source="recalled-H"):
    MALE = "male", "Male"
    FEMALE = "female", "Female"
    INDETERMINATE = "indeterminate", "Indeterminate"
    NOT_KNOWN = "not_known", "Not known"


class NhsNumberAbsentReason(CodeList, name="reason for no NHS number", source="found: F26"):
    NON_RESIDENT = "non_resident_england", "Not resident in England"
    NOT_AVAILABLE = "not_currently_available", "Not currently available"


class CovidStatus(CodeList, name="Covid-19 status", source="found: F26 (question); design (codes)"):
    POSITIVE = "positive", "Tested positive"
    EXPOSED = "exposed", "In contact with somebody positive, not tested or negative"
    NEITHER = "neither", "Neither"
    NK = "nk", "Not known"
