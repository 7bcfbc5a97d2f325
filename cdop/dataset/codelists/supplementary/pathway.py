"""Code lists of the care pathway."""

from cdop.dataset.codes import CodeList, entry


class CareStage(CodeList, name="stage of care", source="found: F2, F26 (stages exist); design (codes)"):
    PRIMARY = "primary_care", "GP, NHS 111 or out-of-hours"
    AMBULANCE = "pre_hospital", "Ambulance and other care before hospital"
    EMERGENCY = "emergency_department", "Emergency department"
    WARD = "ward", "Ward"
    THEATRE = "theatre", "Operating theatre"
    INTENSIVE = "intensive_care", "Intensive care"
    RETRIEVAL = "retrieval", "Retrieval and transfer"
    OTHER = entry("other", "Other", source="design")
