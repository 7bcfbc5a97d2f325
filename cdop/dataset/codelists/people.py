"""Code lists of people: how somebody stood to the child, and in what part in the review."""

from cdop.dataset.codes import CodeList, entry

_SEEN = "found: F53, F54"


class PersonRelation(CodeList, name="relation to the child", source="design (codes)"):
    """One person may need several rows, such as a mother who was also the carer at the time of death."""

    MOTHER = entry("mother", "Mother", source=_SEEN)
    FATHER = entry("father", "Father", source=_SEEN)
    STEP_PARENT = "step_parent", "Step-parent"
    ADOPTIVE = "adoptive_parent", "Adoptive parent"
    FOSTER = "foster_carer", "Foster carer"
    GUARDIAN = "guardian", "Guardian or other carer"
    PARENTS_PARTNER = "parents_partner", "Partner of a parent"
    GRANDPARENT = "grandparent", "Grandparent"
    SIBLING = entry("sibling", "Brother or sister", source="found: F53")
    HALF_SIBLING = "half_sibling", "Half or step brother or sister"
    OTHER_RELATIVE = "other_relative", "Other relative"
    HOUSEHOLD = "household_member", "Other member of the household"
    KEY_WORKER = entry("key_worker", "Key worker of the family", source="found: F39")
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class ResponsePart(CodeList, name="part in the joint agency response", source="recalled-H; design (codes)"):
    LEAD = entry("lead_health", "Lead health professional", source="found: F12; recalled-H")
    INVESTIGATOR = entry("police_investigator", "Police investigator", source="found: F12; recalled-H")
    SOCIAL_WORKER = entry("social_worker", "Social worker", source="found: F12; recalled-H")
    CORONERS_OFFICER = "coroners_officer", "Coroner's officer"
    NURSE = "review_nurse", "Child death review nurse"
    OTHER = "other", "Other"


class MeetingPart(CodeList, name="part in the review meeting", source="design"):
    CHAIR = "chair", "Chair"
    MINUTES = "minute_taker", "Minute taker"
    MEMBER = "member", "Member"
    KEY_WORKER = "key_worker", "Key worker of the family"
    OTHER = "other", "Other"


class Attendance(CodeList, name="attendance", source="design"):
    ATTENDED = "attended", "Attended"
    REMOTE = "remote", "Attended remotely"
    DEPUTY = "deputy", "Sent a deputy"
    APOLOGY = "apology", "Sent apologies"
    ABSENT = "absent", "Did not attend"
