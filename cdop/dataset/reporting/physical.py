"""The home and its surroundings (part E)."""

from cdop.dataset.asking import Asking
from cdop.dataset.codelists.home import HousingTenure, HousingType, SafetyEquipment
from cdop.dataset.elements import Section, when

_RECALLED = Asking("recalled-M")
_HAZARDS = Asking("recalled-M; found: F109 (products)")

PHYSICAL_ENVIRONMENT = Section(
    slug="physical_environment",
    title="Home and surroundings",
    hint="How the child slept is asked on the form for sudden unexpected death.",
    elements=(
        _RECALLED.code("housing_tenure", "Housing: tenure", HousingTenure),
        _RECALLED.code("housing_type", "Housing: type", HousingType),
        _RECALLED.ynk("overcrowding", "Overcrowded", hint="By the number of rooms and people."),
        _RECALLED.ynk("damp_mould", "Damp or mould"),
        _RECALLED.ynk("temperature_issue", "Too cold or too hot"),
        _RECALLED.ynk(
            "homeless_temp",
            "Homeless or in temporary housing",
            source="recalled-M; found: F69 (homelessness)",
            hint="At the time of death.",
        ),
        _RECALLED.ynk(
            "home_safety",
            "The home was unsafe for the child",
            hint="Such as open stairs, wiring, or hoarding.",
        ),
        _RECALLED.long("home_safety_words", "In what way", when=when("home_safety", equals="yes")),
        _RECALLED.codes("safety_equipment", "Safety equipment in the home", SafetyEquipment),
        _RECALLED.ynk(
            "neighbourhood_hazard",
            "A danger in the neighbourhood",
            hint="Such as violence, a derelict site or a railway.",
        ),
        _RECALLED.ynk("road_hazard", "A danger on the road", hint="Such as speed, no crossing, no pavement."),
        _RECALLED.ynk(
            "water_access", "Open or unguarded water within reach", hint="Such as a pond, river or pool."
        ),
        _HAZARDS.ynk(
            "product_involved",
            "A product was involved",
            hint="If it may be dangerous to others, tell the panel at once.",
        ),
        _HAZARDS.text(
            "product_words",
            "Which product",
            hint="Make and model.",
            when=when("product_involved", equals="yes"),
        ),
        _RECALLED.long("hazard_words", "Dangers in words", hint="Leave blank when there were none."),
        _RECALLED.ynk(
            "pets_animals", "Animals in the home", hint="Of any kind; say below if one was dangerous."
        ),
        _RECALLED.ynk(
            "air_quality_exposure",
            "Poor air quality at home or nearby",
            source="recalled-L",
            hint="Smoke, mould, traffic or industry.",
        ),
    ),
)
