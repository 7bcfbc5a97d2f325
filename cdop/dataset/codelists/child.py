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
