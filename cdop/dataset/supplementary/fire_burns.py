"""Fire, burns and electrocution."""

from cdop.dataset.codelists.supplementary.injury import FireSource
from cdop.dataset.conditions import when
from cdop.dataset.supplementary.making import KEY, on_event, since_2019, supplementary

_FIRE = KEY.under(when("building_fire", equals="yes"))

FIRE_BURNS = supplementary(
    "fire_burns",
    "Fire, burns and electrocution",
    (
        KEY.soft().code("fire_source", "Source", FireSource, hint="In the view of the fire service."),
        KEY.soft().ynk("building_fire", "A building was on fire"),
        _FIRE.soft().ynk("alarm_fitted", "Smoke alarm fitted"),
        _FIRE.soft().ynk(
            "alarm_worked",
            "Smoke alarm worked",
            when=when("alarm_fitted", equals="yes"),
            hint="Sounded, as far as is known.",
        ),
        _FIRE.soft().ynk("escape_blocked", "Way out blocked or locked", hint="Doors, windows or stairs."),
        _FIRE.ynk("fire_service_visit", "Fire service had visited the home for safety"),
        KEY.ynkna(
            "fire_product", "A product was at fault", hint="If yes, tell the national database urgently."
        ),
        KEY.ynkna("fire_supervised", "An adult was present"),
        KEY.long("fire_words", "What happened"),
    ),
    versions=since_2019("found: F52 (older form); recalled-M (current)"),
    proposed_when=on_event("fire_burns"),
    purpose="How the fire or burn began, and whether there was warning and a way out.",
    former_name="Form B7",
)
