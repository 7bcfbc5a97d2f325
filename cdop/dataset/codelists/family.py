"""Code lists of the family and its social environment."""

from cdop.dataset.codes import CodeList, entry

_CODES = "design (codes)"


class ParentEmployment(CodeList, name="employment of the parents", source=f"found: F27 (poverty); {_CODES}"):
    WORKING = "working", "At least one in work"
    NOT_WORKING = "not_working", "Nobody in work"
    STUDYING = "studying", "Studying or training"
    NOT_PERMITTED = "not_permitted", "Not allowed to work"
    NK = "nk", "Not known"


class PovertyBasis(CodeList, name="signs of poverty", source=f"found: F27 (question); {_CODES}"):
    BENEFITS = "benefits", "Means-tested benefits"
    FREE_MEALS = "free_school_meals", "Free school meals"
    FOOD_BANK = "food_bank", "Food bank or vouchers"
    DEBT = "debt", "Debt or cannot pay for heating"
    NO_FUNDS = "no_public_funds", "No recourse to public funds"
    JUDGEMENT = "judgement", "Judgement of a professional"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class ServiceBarrier(CodeList, name="barrier to services", source="found: F27"):
    LANGUAGE = "language", "Language"
    FINANCIAL = "financial", "Money"
    CHARGEABLE = "chargeable_care", "Care that must be paid for"
    TRANSPORT = entry("transport", "Transport", source="design")
    DIGITAL = entry("digital", "No access online", source="design")
    TRUST = entry("trust", "Trust in services", source="design")
    OTHER = entry("other", "Other", source="design")
    NONE = entry("none", "None", source="design")
    NK = entry("nk", "Not known", source="design")


class DomesticAbuse(CodeList, name="domestic abuse", source="recalled-H"):
    NONE_KNOWN = "none_known", "None known"
    PAST = "past", "In the past"
    CURRENT = "current", "At the time of death"
    NK = "nk", "Not known"


class Consanguinity(CodeList, name="parents related to each other", source="found: F16, F55; design (codes)"):
    NO = "no", "Not related"
    FIRST_COUSINS = "first_cousins", "First cousins"
    OTHER = "other_related", "Related otherwise"
    NK = "nk", "Not known"


class AbuseType(CodeList, name="abuse or neglect, type", source="recalled-H"):
    PHYSICAL = "physical", "Physical"
    EMOTIONAL = "emotional", "Emotional"
    SEXUAL = "sexual", "Sexual"
    NEGLECT = "neglect", "Neglect"
    CSE = "cse", "Sexual exploitation"
    CCE = "cce", "Criminal exploitation"
    NK = entry("nk", "Not known", source="design")


class ParentalEngagement(CodeList, name="parents' engagement with services", source="recalled-M"):
    GOOD = "good", "Good"
    PARTIAL = "partial", "Partial"
    DISENGAGED = "disengaged", "Disengaged"
    NK = "nk", "Not known"


class CareHistory(CodeList, name="children's social care, history", source="recalled-H; design (codes)"):
    UNIVERSAL = "none", "Never known"
    EARLY_HELP = "early_help", "Early help"
    CHILD_IN_NEED = "child_in_need", "Child in need"
    PROTECTION = "child_protection", "Child protection plan"
    LOOKED_AFTER = "looked_after", "Looked after"
    NK = "nk", "Not known"
