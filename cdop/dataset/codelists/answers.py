"""The plain answers: yes, no, not known, not applicable. Blank is none of these: it means not asked."""

from cdop.dataset.codes import CodeList


class Ynk(CodeList, name="yes, no or not known", source="found: F50, F51"):
    YES = "yes", "Yes"
    NO = "no", "No"
    NK = "nk", "Not known"


class YnkNa(CodeList, name="yes, no, not known or not applicable", source="found: F50, F51"):
    YES = "yes", "Yes"
    NO = "no", "No"
    NK = "nk", "Not known"
    NA = "na", "Not applicable"
