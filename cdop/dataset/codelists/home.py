"""Code lists of the home and its surroundings."""

from cdop.dataset.codes import CodeList

_SOURCE = "recalled-M"


class HousingTenure(CodeList, name="housing tenure", source=_SOURCE):
    OWNED = "owned", "Owned"
    PRIVATE = "private_rent", "Rented privately"
    SOCIAL = "social", "Social housing"
    TEMPORARY = "temporary", "Temporary"
    TIED = "tied", "With work or other"
    NONE = "none_held", "None"
    NK = "nk", "Not known"


class HousingType(CodeList, name="housing type", source="recalled-M; design (split from tenure)"):
    HOUSE = "house", "House"
    FLAT = "flat", "Flat"
    BED_BREAKFAST = "bed_breakfast", "Bed and breakfast"
    HOSTEL = "hostel", "Hostel"
    REFUGE = "refuge", "Refuge"
    TRAVELLER_SITE = "traveller_site", "Traveller site"
    PRISON_UNIT = "prison_mbu", "Prison mother and baby unit"
    NO_HOME = "no_home", "No home"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class SafetyEquipment(CodeList, name="safety equipment at home", source=_SOURCE):
    SMOKE = "smoke_alarm", "Smoke alarm"
    MONOXIDE = "co_alarm", "Carbon monoxide alarm"
    GATE = "stair_gate", "Stair gate"
    CORDS = "blind_cords", "Safe blind cords"
    WATER = "water_safety", "Bath or pond made safe"
    WINDOWS = "window_locks", "Window locks"
    STORAGE = "locked_storage", "Locked medicines and chemicals"
    NONE = "none", "None"
    NK = "nk", "Not known"
