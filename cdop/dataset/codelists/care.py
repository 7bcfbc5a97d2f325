"""Code lists of care: wishes about where to die, and how care went."""

from cdop.dataset.codes import CodeList, entry


class PreferredPlace(CodeList, name="preferred place of death", source="recalled-M; design (codes)"):
    HOME = "home", "Home"
    HOSPICE = "hospice", "Hospice"
    HOSPITAL = "hospital", "Hospital"
    OTHER = "other", "Other"
    NONE = "none_stated", "None stated"
    NK = "nk", "Not known"


class CareTheme(CodeList, name="theme of care", source="recalled-H"):
    RECOGNITION = "recognition", "Recognition and assessment"
    DIAGNOSIS = "diagnosis", "Investigation and diagnosis"
    TREATMENT = "treatment", "Treatment"
    COMMUNICATION = "communication", "Communication and teamwork"
    GUIDELINES = "guidelines", "Guidelines"
    ORGANISATION = "organisation", "Organisation and capacity"
    ACCESS = "access", "Access and uptake"
    FOLLOW_UP = "follow_up", "Follow-up and missed appointments"
    NONE = entry("none", "None", source="design")
    NK = entry("nk", "Not known", source="design")
