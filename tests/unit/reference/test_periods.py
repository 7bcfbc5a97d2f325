"""Periods as publishers write them."""

import pytest

from cdop.reference.periods import period


@pytest.mark.parametrize(
    ("text", "stored", "years", "is_financial"),
    [
        ("2016", "2016", 1, False),
        ("2016 - 18", "2016-18", 3, False),
        ("2016-2018", "2016-18", 3, False),
        ("2014–16", "2014-16", 3, False),
        ("1999-01", "1999-01", 3, False),
        ("2018/19", "2018/19", 1, True),
        ("2018-19", "2018/19", 1, True),
        ("2016/17 - 18/19", "2016/17-18/19", 3, True),
        ("2015/16 - 2019/20", "2015/16-19/20", 5, True),
    ],
)
def test_every_spelling_is_stored_in_one(text, stored, years, is_financial):
    found = period(text)
    assert (str(found), found.length, found.is_financial) == (stored, years, is_financial)
    assert period(str(found)) == found


@pytest.mark.parametrize(
    "text",
    ["", "16", "last year", "2016/18", "2018/17", "2016 Q1", "2000-2016", "20160", "1800", "2016/17-19/21"],
)
def test_what_is_no_period_is_none(text):
    assert period(text) is None
