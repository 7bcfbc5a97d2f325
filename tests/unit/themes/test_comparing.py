"""Comparison begins with enough tagged lines, learns only themes with enough, and offers the best few."""

from importlib.util import find_spec

from cdop.themes import comparing
from cdop.themes.comparing import Scored, Tagged, chosen, compare, themes_to_learn, why_not

SLEEP = ("slept on a sofa with an adult", "soft bedding in the cot", "shared a bed after alcohol")
DRUGS = ("methadone within reach of a child", "tablets kept in an open bag", "no locked medicine box")
ROADS = ("no helmet on a bicycle", "crossed a fast road at night", "car seat fitted wrongly")


def lines(count: int) -> list[Tagged]:
    """So many lines, in turn of three themes."""
    every = [
        Tagged(f"{words} {extra}", frozenset({theme}))
        for extra in ("at home", "as known before", "seen by the team", "again")
        for theme, group in enumerate((SLEEP, DRUGS, ROADS), 1)
        for words in group
    ]
    return (every * (count // len(every) + 1))[:count]


def test_without_the_package_a_sentence_says_so(monkeypatch) -> None:
    monkeypatch.setattr(comparing, "is_installed", lambda: False)
    assert "scikit-learn" in why_not(500)
    assert compare(lines(500), ["a sofa"]) == ([[]], "")


def test_with_too_few_lines_a_sentence_says_so(monkeypatch) -> None:
    monkeypatch.setattr(comparing, "is_installed", lambda: True)
    assert (
        why_not(99)
        == "Only words and phrases are looked for: 99 lines are tagged, and comparison begins with 100."
    )
    assert why_not(100) == ""
    assert compare(lines(99), ["a sofa"]) == ([[]], "")


def test_a_theme_is_learnt_from_five_lines_and_only_where_others_differ() -> None:
    four, five = [Tagged("x", frozenset({1, 3}))] * 4, [Tagged("y", frozenset({2, 3}))] * 5
    assert themes_to_learn(four + five) == [2]


def test_the_best_three_above_a_half_are_offered() -> None:
    scores = {1: 0.49, 2: 0.5, 3: 0.9, 4: 0.7, 5: 0.9}
    assert chosen(scores) == [Scored(3, 0.9), Scored(5, 0.9), Scored(4, 0.7)]


if find_spec("sklearn") is not None:

    def test_lines_are_given_the_theme_of_lines_like_them() -> None:
        found, version = compare(
            lines(120), ["An adult slept with her on the SOFA", "tablets in a bag", "a quiet afternoon"]
        )
        assert [[each.theme for each in line] for line in found] == [[1], [2], []]
        assert version.startswith("tfidf-logistic-1 sklearn-") and version.endswith(" lines-120")
        assert compare(lines(120), ["tablets in a bag"])[0][0] == found[1]

    def test_one_theme_alone_can_be_learnt() -> None:
        others = [Tagged(f"a calm day {number}", frozenset()) for number in range(60)]
        sleep = [Tagged(words, frozenset({7})) for words in SLEEP] * 20
        found, _ = compare(sleep + others, ["slept on a sofa", "a calm day"])
        assert [[each.theme for each in line] for line in found] == [[7], []]
