"""Code lists of the joint agency response and of the review meeting."""

from cdop.dataset.codes import CodeList, entry


class SiblingSafety(CodeList, name="decision on brothers and sisters", source="recalled-H; design (codes)"):
    NO_SIBLINGS = "no_siblings", "No brothers or sisters"
    NO_CONCERN = "no_concern", "No concern"
    ASSESSMENT = "under_assessment", "Being assessed"
    PLAN = "plan_made", "Plan made to keep them safe"
    REMOVED = "removed", "Cared for elsewhere"
    NK = "nk", "Not known"


class ReviewMeetingType(CodeList, name="kind of review meeting", source="recalled-H; design (codes)"):
    CDRM = "cdrm", "Child death review meeting"
    PMRT = entry("pmrt", "Perinatal mortality review in its place", source="found: F41; recalled-H")
    JAR = entry("jar_final", "Final meeting of the joint agency response", source="found: F48; recalled-H")
    COMBINED = "combined", "Several together"
    NONE = "none_held", "None held"


class Venue(CodeList, name="in person or remotely", source="design"):
    IN_PERSON = "in_person", "In person"
    REMOTE = "remote", "Remotely"
    MIXED = "mixed", "Some of each"
