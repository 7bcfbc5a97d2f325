"""Code lists of the form on sudden unexpected death: how the child was found, and how it slept."""

from cdop.dataset.codes import CodeList, entry

_BANDS = "found: F51"
_SLEEP = "recalled-H; design (codes)"


class SinceSeenAlive(CodeList, name="time from last seen alive to found", source=_BANDS):
    UNDER_10_MIN = "under_10_min", "Less than 10 minutes"
    MIN_10_60 = "10_60_min", "10 to 60 minutes"
    H1_2 = "1_2_h", "1 to 2 hours"
    H2_4 = "2_4_h", "2 to 4 hours"
    H4_6 = "4_6_h", "4 to 6 hours"
    OVER_6_H = entry("over_6_h", "More than 6 hours", source="recalled")
    NK = "nk", "Not known"


class TimeOfDayFound(CodeList, name="time of day found", source=_BANDS):
    NIGHT = "00_06", "Midnight to 6 am"
    MORNING = "06_12", "6 am to noon"
    AFTERNOON = "12_18", "Noon to 6 pm"
    EVENING = "18_24", "6 pm to midnight"
    NK = "nk", "Not known"


class AsleepOrAwake(CodeList, name="asleep or awake", source=_BANDS):
    ASLEEP = "asleep", "Thought to be asleep"
    AWAKE = "awake", "Thought to be awake"
    NK = "nk", "Not known"


class SleepPosition(CodeList, name="sleeping position", source="found: F51; recalled-M (codes)"):
    BACK = "back", "On the back"
    SIDE = "side", "On the side"
    FRONT = "front", "On the front"
    UPRIGHT = "upright", "Sitting or held upright"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class SleepSurface(CodeList, name="sleeping surface", source=_SLEEP):
    COT = "cot", "Cot"
    MOSES = "moses_basket", "Moses basket"
    CRIB = "bedside_crib", "Crib or bedside crib"
    CHILD_BED = "child_bed", "Child's bed"
    ADULT_BED = "adult_bed", "Adult bed"
    SOFA = "sofa_armchair", "Sofa or armchair"
    SEAT = "car_seat_sling", "Car seat, buggy or sling"
    FLOOR = "floor", "Floor or mattress on the floor"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class SharedWith(CodeList, name="who shared the sleeping surface", source=_SLEEP):
    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    OTHER_ADULT = "other_adult", "Another adult"
    CHILD = "other_child", "Another child"
    PET = "pet", "A pet"
    NK = "nk", "Not known"


class SharingHazard(CodeList, name="hazard when sharing a surface", source=_SLEEP):
    """Kept apart from sharing itself: most deaths while sharing happened with one of these."""

    SMOKES = "smokes", "The person sharing smokes"
    ALCOHOL = "alcohol", "The person sharing had drunk alcohol"
    DRUGS = "drugs", "The person sharing had taken drugs or sedating medicine"
    TIRED = "unusually_tired", "The person sharing was unusually tired"
    SOFA = "sofa_armchair", "Sofa or armchair"
    SMALL = "preterm_small", "Baby born early or of low weight"
    NONE = "none", "None of these"
    NK = "nk", "Not known"


class SleepDifference(CodeList, name="what was different from usual", source=_SLEEP):
    PLACE = "place", "Place or room"
    SURFACE = "surface", "Sleeping surface"
    POSITION = "position", "Position"
    CARER = "carer", "Carer"
    SHARING = "sharing", "Sharing a surface"
    BEDDING = "bedding", "Bedding or clothing"
    AWAY = "away_from_home", "Sleeping away from home"
    OTHER = "other", "Other"
    NONE = "none", "Nothing"
    NK = "nk", "Not known"


class AvonGrade(CodeList, name="classification grid for unexplained deaths", source="recalled-M"):
    """Often called the Avon classification; its use in the region was seen only in a list of contents (F110)."""

    IA = "Ia", "Ia: nothing contributory found"
    IB = "Ib", "Ib: something notable, unlikely to have contributed"
    IIA = "IIa", "IIa: may have contributed, not a full cause"
    IIB = "IIb", "IIb: probably contributed, not a full cause"
    III = "III", "III: a full cause of death was found"
    NK = "nk", "Not graded or not known"
