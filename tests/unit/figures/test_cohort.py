"""Periods and how they are spoken of."""

from __future__ import annotations

from datetime import date

import pytest

from cdop.core.refusals import Refused
from cdop.figures.cohort import Basis, Cohort, cohort_for_year


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2022, 4, 1), date(2023, 3, 31), "In 2022-23"),
        (date(2019, 4, 1), date(2023, 3, 31), "From 2019-20 to 2022-23"),
        (date(2022, 7, 1), date(2022, 12, 31), "From 1 July 2022 to 31 December 2022"),
        (date(2022, 4, 1), date(2023, 3, 30), "From 1 April 2022 to 30 March 2023"),
        (date(2022, 11, 3), date(2022, 11, 3), "On 3 November 2022"),
    ],
)
def test_a_sentence_begins_with_its_period(start, end, said):
    assert Cohort(1, Basis.REVIEW, start, end).within_words == said


def test_a_period_cannot_end_before_it_begins():
    with pytest.raises(Refused, match="begins on 2 May 2023, after it ends on 1 May 2023"):
        Cohort(1, Basis.REVIEW, date(2023, 5, 2), date(2023, 5, 1))


def test_nonsense_is_no_year():
    with pytest.raises(Refused, match="2023-24"):
        cohort_for_year(1, Basis.REVIEW, "2022-24")
