"""Sudden unexpected death: the last day, and how the child was found."""

from cdop.dataset.asking import Asking
from cdop.dataset.codelists.supplementary.sudden import (
    AsleepOrAwake,
    SinceSeenAlive,
    SleepPosition,
    TimeOfDayFound,
)
from cdop.dataset.elements import Section, when

_SEEN = Asking("found: F51").soft()

SUDDEN_FOUND = Section(
    slug="sudden_unexpected_found",
    title="How the child was found",
    elements=(
        _SEEN.ynk(
            "signs_of_illness_24_h",
            "Signs of illness in the last 24 hours",
            hint="However slight, such as a cold or poor feeding.",
        ),
        _SEEN.long(
            "signs_of_illness_words",
            "What signs",
            when=when("signs_of_illness_24_h", equals="yes"),
            source="design",
        ),
        _SEEN.code(
            "last_seen_to_found",
            "Time from last seen alive to found",
            SinceSeenAlive,
            hint="From when somebody last knew the child to be alive.",
        ),
        _SEEN.code("time_of_day_found", "Time of day found", TimeOfDayFound),
        _SEEN.code("asleep_or_awake", "Asleep or awake at the time", AsleepOrAwake),
        _SEEN.code(
            "position_put_down", "Position when put down", SleepPosition, hint="When last laid to sleep."
        ),
        _SEEN.code(
            "position_found", "Position when found", SleepPosition, hint="Before anybody moved the child."
        ),
    ),
)
