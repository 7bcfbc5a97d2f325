"""Code lists of the forms on injury: transport, drowning, fire, poisoning, other trauma."""

from cdop.dataset.codes import CodeList

_KEY = "recalled-M; design (codes)"


class RoadUser(CodeList, name="road-user type", source="recalled-H; design (codes)"):
    PEDESTRIAN = "pedestrian", "On foot"
    CYCLIST = "cyclist", "Cyclist"
    SCOOTER = "e_scooter", "On an electric scooter"
    MOTORCYCLIST = "motorcyclist", "On a motorcycle or moped"
    PASSENGER = "car_passenger", "Passenger in a car or van"
    DRIVER = "car_driver", "Driving a car or van"
    BUS = "bus", "In a bus or coach"
    QUAD = "quad_farm", "On a quad bike or farm vehicle"
    RAIL = "rail", "On or near a railway"
    WATER_AIR = "water_air", "In a boat or aircraft"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class Vehicle(CodeList, name="vehicle", source=_KEY):
    CAR = "car", "Car"
    VAN = "van", "Van"
    LORRY = "lorry", "Lorry"
    BUS = "bus", "Bus or coach"
    MOTORCYCLE = "motorcycle", "Motorcycle or moped"
    FARM = "farm", "Farm vehicle"
    TRAIN = "train_tram", "Train or tram"
    NONE = "no_other", "No other vehicle"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class Restraint(CodeList, name="restraint or helmet", source=_KEY):
    CORRECT = "correct", "Used, and right for the child"
    INCORRECT = "incorrect", "Used, but wrong or badly fitted"
    NOT_USED = "not_used", "Not used"
    NA = "na", "Not applicable"
    NK = "nk", "Not known"


class LightCondition(CodeList, name="light", source=_KEY):
    DAY = "daylight", "Daylight"
    DUSK = "dusk_dawn", "Dusk or dawn"
    LIT = "dark_lit", "Dark, with street lights"
    UNLIT = "dark_unlit", "Dark, without street lights"
    NK = "nk", "Not known"


class WaterBody(CodeList, name="body of water", source="recalled-M; design (codes)"):
    BATH = "bath", "Bath"
    POOL = "pool", "Swimming pool"
    HOT_TUB = "hot_tub", "Hot tub or paddling pool"
    POND = "pond", "Garden pond or container"
    RIVER = "river", "River, canal or stream"
    LAKE = "lake", "Lake, reservoir or quarry"
    SEA = "sea", "Sea"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class Supervision(CodeList, name="supervision", source=_KEY):
    WITHIN_REACH = "within_reach", "An adult within reach"
    IN_SIGHT = "in_sight", "An adult in sight"
    NEARBY = "nearby", "An adult near, not watching"
    BY_CHILD = "by_child", "Another child only"
    NONE = "none_present", "Nobody"
    NA = "na", "Not expected at this age"
    NK = "nk", "Not known"


class SwimmingAbility(CodeList, name="ability to swim", source=_KEY):
    SWIMMER = "swimmer", "Could swim"
    WEAK = "weak", "Weak swimmer"
    NON_SWIMMER = "non_swimmer", "Could not swim"
    NK = "nk", "Not known"


class FireSource(CodeList, name="source of the fire or burn", source=_KEY):
    SMOKING = "smoking_materials", "Smoking materials"
    COOKING = "cooking", "Cooking"
    HEATING = "heating", "Heating"
    ELECTRICAL = "electrical", "Electrical fault"
    BATTERY = "battery", "Battery or charger"
    CANDLE = "candle", "Candle or naked flame"
    PLAY = "play", "Playing with fire"
    DELIBERATE = "deliberate", "Set deliberately"
    SCALD = "scald", "Hot liquid or steam"
    CURRENT = "electric_current", "Electric current"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class PoisonAgent(CodeList, name="poison", source=_KEY):
    PRESCRIBED = "prescribed", "Prescribed medicine"
    BOUGHT = "over_counter", "Medicine bought without prescription"
    ILLEGAL = "illegal_drug", "Illegal drug"
    ALCOHOL = "alcohol", "Alcohol"
    HOUSEHOLD = "household", "Household product"
    CARBON_MONOXIDE = "carbon_monoxide", "Carbon monoxide"
    SOLVENT = "solvent_gas", "Solvent or gas"
    PLANT = "plant", "Plant or mushroom"
    BATTERY = "button_battery", "Button battery or magnet"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class PoisonIntent(CodeList, name="intent", source=_KEY):
    ACCIDENT = "accident", "By accident"
    SELF = "self_harm", "To harm oneself"
    RECREATIONAL = "recreational", "For its effect"
    BY_OTHER = "by_other", "Given by somebody else"
    TREATMENT = "treatment_error", "Error in treatment"
    NK = "nk", "Not known"


class TraumaMechanism(CodeList, name="mechanism of injury", source=_KEY):
    FALL = "fall", "Fall"
    CHOKING = "choking", "Choking"
    SUFFOCATION = "suffocation", "Suffocation"
    STRANGULATION = "strangulation", "Strangulation, such as by a blind cord"
    CRUSH = "crush", "Crushed or struck by an object"
    ANIMAL = "animal", "Animal"
    MACHINERY = "machinery", "Machinery"
    COLD_HEAT = "cold_heat", "Cold or heat"
    OTHER = "other", "Other"
    NK = "nk", "Not known"
