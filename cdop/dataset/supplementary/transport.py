"""Transport or vehicle collision."""

from cdop.dataset.codelists.supplementary.injury import LightCondition, Restraint, RoadUser, Vehicle
from cdop.dataset.conditions import when
from cdop.dataset.supplementary.making import KEY, on_event, since_2019, supplementary

_IN_VEHICLE = when("road_user", one_of=("car_passenger", "car_driver", "bus"))
_ON_TWO_WHEELS = when("road_user", one_of=("cyclist", "e_scooter", "motorcyclist", "quad_farm"))

TRANSPORT = supplementary(
    "transport",
    "Transport or vehicle collision",
    (
        KEY.soft().code("road_user", "The child was", RoadUser),
        KEY.soft().code("child_vehicle", "Vehicle the child was in or on", Vehicle, when=_IN_VEHICLE),
        KEY.soft().code("other_vehicle", "Other vehicle", Vehicle),
        KEY.soft().code(
            "seat_restraint", "Seat belt or child seat", Restraint, when=_IN_VEHICLE, hint="Of the child."
        ),
        KEY.soft().code("helmet", "Helmet", Restraint, when=_ON_TWO_WHEELS, hint="Of the child."),
        KEY.whole(
            "speed_limit",
            "Speed limit",
            5,
            140,
            unit="mph",
            usual_minimum=10,
            usual_maximum=70,
            hint="Where it happened.",
        ),
        KEY.ynk("speed_contributed", "Speed contributed", hint="In the view of the police."),
        KEY.whole(
            "driver_age",
            "Age of the driver",
            8,
            110,
            unit="years",
            hint="Of the vehicle the child was in, or that struck the child.",
        ),
        KEY.ynk("driver_licensed", "Driver licensed and insured"),
        KEY.soft().ynk(
            "driver_alcohol_drugs",
            "Driver had drunk alcohol or taken drugs",
            hint="Over the limit or impaired, any driver involved.",
        ),
        KEY.ynk("driver_distracted", "Driver distracted, such as by a telephone"),
        KEY.clock("collision_time", "Time of the collision"),
        KEY.code("collision_light", "Light", LightCondition),
        KEY.text("road_words", "Road and weather"),
    ),
    versions=since_2019("found: F52 (older form); recalled-H (current)"),
    proposed_when=on_event("rtc"),
    purpose="How the collision came about, and what protected the child or did not.",
    former_name="Form B5",
)
