"""Code lists of health, development and education."""

from cdop.dataset.codes import CodeList, entry

_CODES = "design (codes)"


class KnownCondition(CodeList, name="known condition", source="recalled-H; design (codes)"):
    ASTHMA = "asthma", "Asthma"
    EPILEPSY = "epilepsy", "Epilepsy"
    DIABETES = "diabetes", "Diabetes"
    CARDIAC = "cardiac", "Heart disease"
    CANCER = "cancer", "Cancer"
    ALLERGY = entry("allergy", "Severe allergy", source="design")
    LIFE_LIMITING = entry("life_limiting", "Life-limiting or life-long condition", source="found: F52")
    OTHER = "other_chronic", "Other long-term condition"
    NONE = "none", "None"
    NK = "nk", "Not known"


class LearningDisability(
    CodeList, name="learning disability", source="found: F40 (question); recalled-M (grades)"
):
    NONE = "none", "None"
    MILD = "mild", "Mild"
    MODERATE = "moderate", "Moderate"
    SEVERE = "severe", "Severe"
    PROFOUND = "profound", "Profound"
    NK = "nk", "Not known"


class EducationSetting(CodeList, name="education setting", source=f"recalled-M; {_CODES}"):
    NURSERY = "nursery", "Nursery or childminder"
    PRIMARY = "primary", "Primary school"
    SECONDARY = "secondary", "Secondary school"
    SPECIAL = "special", "Special school"
    ALTERNATIVE = "alternative", "Alternative provision"
    COLLEGE = "college", "College or apprenticeship"
    HOME = "home", "Educated at home"
    NONE = "not_in_education", "Not in education or work"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class SenStatus(CodeList, name="special educational needs", source=f"recalled-M; {_CODES}"):
    NONE = "none", "None"
    SUPPORT = "support", "Support at school"
    PLAN = "ehc_plan", "Education, health and care plan"
    ASSESSING = "assessing", "Being assessed"
    NK = "nk", "Not known"


class Bullying(CodeList, name="bullied", source=f"recalled-M; {_CODES}"):
    NO = "no", "No"
    IN_PERSON = "in_person", "Yes, in person"
    ONLINE = "online", "Yes, online"
    BOTH = "both", "Yes, both"
    NK = "nk", "Not known"
