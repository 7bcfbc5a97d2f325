"""The sentences of the panel summary, from protected numbers alone."""

from __future__ import annotations

from collections.abc import Sequence

from cdop.dataset.codelists.review import Modifiability
from cdop.figures.cohort import Cohort
from cdop.figures.released import ReleasedFigures
from cdop.figures.words import ENOUGH, Line, most_often, over, share

IDENTIFIED = Modifiability.IDENTIFIED.code


def reviews(figures: ReleasedFigures, period: Sequence[str], conclusion: str = "") -> int:
    """Protected count of reviews over `period`, all of them or those of one conclusion."""
    table = figures.table("reviews")
    return over(table, period, **({"modifiability": conclusion} if conclusion else {}))


def opening(figures: ReleasedFigures, cohort: Cohort, period: Sequence[str], most: Sequence[Line]) -> str:
    """“In 2022-23 the panel completed about 130 reviews. In about 50 of them (about 4 in 10) …”"""
    total, found = reviews(figures, period), reviews(figures, period, IDENTIFIED)
    if not total:
        return f"{cohort.within_words} the panel completed no reviews, or fewer than 5: too few to summarise."
    sentences = [f"{cohort.within_words} the panel completed about {total:,} reviews."]
    if found:
        part = share(found, total)
        sentences.append(
            f"In about {found:,} of them{f' ({part})' if part else ''} it identified modifiable factors: "
            "something that may have contributed and could be changed to lower the risk of future deaths."
        )
    else:
        sentences.append("It identified modifiable factors in none of them, or in fewer than 5.")
    sentences.append(most_often(most, is_exact=False))
    return " ".join(sentence for sentence in sentences if sentence)


def movement(figures: ReleasedFigures, years: Sequence[str]) -> str:
    """The share with modifiable factors in the first and the last year that allow one, with its caution."""
    told = [year for year in years if reviews(figures, (year,)) >= ENOUGH]
    if len(told) < 2:
        return f"There are too few years with about {ENOUGH} reviews or more to speak of a trend."
    first, last = (
        share(reviews(figures, (year,), IDENTIFIED), reviews(figures, (year,)))
        for year in (told[0], told[-1])
    )
    return (
        f"Modifiable factors were identified in {first} of the reviews completed in {told[0]}, and in {last} "
        f"of those completed in {told[-1]}. Numbers are small and rounded: differences often arise by chance, "
        "and the year of review is not the year of death."
    )
