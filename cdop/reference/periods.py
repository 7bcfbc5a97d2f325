"""The stretches of time that published figures speak of: calendar or financial years, one or several pooled."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONE = re.compile(r"(\d{4})")
_SPAN = re.compile(r"(\d{4})-(\d{2}|\d{4})")
_FINANCIAL = re.compile(r"(\d{4})/(\d{2}|\d{4})")
_FINANCIAL_SPAN = re.compile(r"(\d{4})/(\d{2}|\d{4})-(?:(\d{2})|(\d{4}))/(\d{2}|\d{4})")
EARLIEST, LATEST, LONGEST = 1900, 2100, 10


@dataclass(frozen=True, order=True)
class Period:
    """Whole years from `first` to `last`; a financial year begins on 1 April of the year it is named for."""

    last: int
    first: int
    is_financial: bool = False

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    @property
    def years(self) -> range:
        return range(self.first, self.last + 1)

    def __str__(self) -> str:
        """“2016”, “2014-16”, “2018/19”, “2016/17-18/19”: one spelling each, as it is stored."""
        if not self.is_financial:
            return str(self.first) if self.length == 1 else f"{self.first}-{self.last % 100:02}"
        begin = f"{self.first}/{(self.first + 1) % 100:02}"
        return begin if self.length == 1 else f"{begin}-{self.last % 100:02}/{(self.last + 1) % 100:02}"


def calendar(last: int, length: int = 1) -> Period:
    """The calendar years up to `last`."""
    return Period(last, last - length + 1)


def period(text: str) -> Period | None:
    """What a publisher or a person wrote, whatever its dashes and spaces; None when it is no period.

    “2023-24” is the financial year 2023/24: two calendar years are never pooled in the figures loaded here.
    """
    plain = re.sub(r"\s+", "", text).replace("–", "-").replace("—", "-")
    found = _read(plain)
    if found is None or not (EARLIEST <= found.first <= found.last <= LATEST and found.length <= LONGEST):
        return None
    return found


def _read(text: str) -> Period | None:
    if _ONE.fullmatch(text):
        return Period(int(text), int(text))
    if span := _SPAN.fullmatch(text):
        first, last = int(span[1]), _year(span[2], int(span[1]))
        return Period(first, first, is_financial=True) if last == first + 1 else Period(last, first)
    if one := _FINANCIAL.fullmatch(text):
        first = int(one[1])
        return Period(first, first, is_financial=True) if _year(one[2], first) == first + 1 else None
    if several := _FINANCIAL_SPAN.fullmatch(text):
        first = int(several[1])
        last = _year(several[3] or several[4], first)
        whole = _year(several[2], first) == first + 1 and _year(several[5], last) == last + 1
        return Period(last, first, is_financial=True) if whole else None
    return None


def _year(digits: str, after: int) -> int:
    """Two digits are of the century of `after`, or of the next where they would run backwards."""
    if len(digits) == 4:
        return int(digits)
    year = after - after % 100 + int(digits)
    return year if year >= after else year + 100
