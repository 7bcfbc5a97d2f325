"""Code lists of safeguarding: child protection, looked-after children, asylum."""

from cdop.dataset.codes import CodeList, entry


class CpCategory(CodeList, name="child protection category", source="recalled-H"):
    PHYSICAL = "physical", "Physical abuse"
    EMOTIONAL = "emotional", "Emotional abuse"
    SEXUAL = "sexual", "Sexual abuse"
    NEGLECT = "neglect", "Neglect"
    MULTIPLE = "multiple", "More than one"
    NK = entry("nk", "Not known", source="design")


class LookedAfter(CodeList, name="looked after by a local authority", source="recalled-H"):
    NEVER = "never", "Never"
    CURRENT = "current", "At the time of death"
    PREVIOUS = "previous", "Previously"
    NK = "nk", "Not known"


class LacBasis(CodeList, name="legal basis of looked-after status", source="recalled-H"):
    SECTION_20 = "s20", "Accommodated by agreement (section 20)"
    INTERIM_CARE_ORDER = "interim_care_order", "Interim care order"
    CARE_ORDER = "care_order_s31", "Care order (section 31)"
    PROTECTION = "epo_police_protection", "Emergency protection order or police protection"
    REMAND = "remand", "Remand"
    PLACEMENT_ORDER = "placement_order", "Placement order"
    NK = entry("nk", "Not known", source="design")


class AsylumStatus(CodeList, name="asylum status", source="recalled-M"):
    NONE = "none", "None"
    SEEKING = "asylum_seeking_family", "In a family seeking asylum"
    UNACCOMPANIED = "unaccompanied", "Unaccompanied child seeking asylum"
    REFUGEE = "refugee", "Refugee"
    NK = "nk", "Not known"
