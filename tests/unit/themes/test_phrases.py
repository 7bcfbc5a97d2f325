"""Words and phrases are found whole, however they are written; nothing else is."""

import pytest

from cdop.themes.phrases import Phrases


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("co-sleeping", "CO SLEEPING on a sofa"),
        ("Co sleeping", "There was co-sleeping."),
        ("café", "at a CAFE"),
        ("cafe", "at a café"),
        ("mother's smoking", "the Mother’s smoking"),
        ("safe sleep", "advice on safe\n sleep, twice"),
        ("naïve", "(NAÏVE)"),
        ("Øresund", "oresund"),
    ],
)
def test_it_is_found_however_it_is_written(phrase, text) -> None:
    assert Phrases({1: [phrase]}).found_in(text) == {1: phrase}


@pytest.mark.parametrize(
    ("phrase", "text"),
    [("sleep", "asleep"), ("sleep", "sleeping"), ("safe sleep", "safe to sleep"), ("fall", ""), ("–", "– –")],
)
def test_only_whole_words_are_found(phrase, text) -> None:
    assert Phrases({1: [phrase]}).found_in(text) == {}


def test_the_first_phrase_of_each_theme_is_told() -> None:
    ready = Phrases({1: ["bed", "sofa"], 2: ["smoke"], 3: ["sofa"]})
    assert ready.found_in("Smoke; a sofa; a bed.") == {1: "bed", 2: "smoke", 3: "sofa"}
