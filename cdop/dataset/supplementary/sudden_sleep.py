"""Sudden unexpected death: the place of sleep. Sharing a surface and its hazards are separate questions."""

from cdop.dataset.asking import Asking
from cdop.dataset.codelists.supplementary.sudden import (
    SharedWith,
    SharingHazard,
    SleepDifference,
    SleepSurface,
)
from cdop.dataset.elements import Section, when

_RECALLED = Asking("recalled-H; design (wording and codes)").soft()
_SHARING = when("co_sleeping", equals="yes")

SUDDEN_SLEEP = Section(
    slug="sudden_unexpected_sleep",
    title="Where and how the child slept",
    hint="For a death in sleep or found after sleep. Ask with care: these are the parents' hardest questions.",
    elements=(
        _RECALLED.code(
            "surface_usual", "Usual sleeping surface", SleepSurface, hint="Most nights in the last two weeks."
        ),
        _RECALLED.code(
            "surface_that_time", "Sleeping surface that time", SleepSurface, hint="Where the child was found."
        ),
        _RECALLED.ynk("room_shared", "In the same room as an adult"),
        _RECALLED.ynk(
            "co_sleeping",
            "Sharing a sleeping surface with somebody",
            hint="At the time of death, or just before the child was found. It says nothing of danger by itself.",
            source="found: F92; recalled-H",
        ),
        _RECALLED.codes("shared_with", "Who shared it", SharedWith, when=_SHARING),
        _RECALLED.ynk(
            "sharing_intended",
            "Sharing was planned",
            when=_SHARING,
            source="design",
            hint="Rather than falling asleep by chance.",
        ),
        _RECALLED.codes(
            "sharing_hazards",
            "Hazards while sharing",
            SharingHazard,
            when=_SHARING,
            source="found: F92 (hazards counted apart); recalled-H (which)",
        ),
        _RECALLED.ynk("bedding_over_head", "Bedding over the head when found"),
        _RECALLED.ynk(
            "soft_items",
            "Pillow, soft toy, bumper or loose bedding near the face",
            hint="Or anything else that could cover it.",
        ),
        _RECALLED.text("wrapping", "Clothing and wrapping", hint="Layers, swaddling, hat."),
        _RECALLED.decimal(
            "room_temperature",
            "Room temperature, if measured",
            "-20.0",
            "50.0",
            unit="°C",
            hint="As measured at the visit.",
        ),
        _RECALLED.ynk(
            "too_hot", "Thought to have been too hot", hint="Sweaty, hot to touch, or overwrapped."
        ),
        _RECALLED.ynk("dummy_that_time", "Put down with a dummy that time", when=when("age_years", below=2)),
        _RECALLED.ynk(
            "away_from_home", "Sleeping away from home", hint="Another house, on holiday, in a vehicle."
        ),
        _RECALLED.codes("different_from_usual", "What was different from usual", SleepDifference),
        _RECALLED.long("sleep_scene", "The sleeping place in words", hint="As seen at the visit. No names."),
    ),
)
