"""Checks on one answer, shared by forms and files: identifiers by their rules, numbers by their limits."""

from __future__ import annotations

import re
from collections.abc import Callable

import nhs_number

from cdop.dataset.elements import Check, Element, Number

POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})")
LSOA = re.compile(r"[EW]01\d{6}")
AREA = re.compile(r"[ENSW]\d{8}")
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


class CheckFailed(ValueError):
    """An answer that cannot be right. `code` says which check; the text is a sentence for the reader."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def _nhs_number(text: str) -> str:
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"[0-9]{10}", digits):
        raise CheckFailed("not_ten_digits", f"'{text}' is not an NHS number. Write its 10 digits.")
    if not nhs_number.is_valid(digits):
        raise CheckFailed(
            "check_digit", f"'{text}' is not an NHS number: its check digit is wrong. Check each digit."
        )
    return digits


def _postcode(text: str) -> str:
    match = POSTCODE.fullmatch(" ".join(text.upper().split()))
    if match is None:
        raise CheckFailed("not_a_postcode", f"'{text}' is not a full UK postcode. Write one such as BB1 1AA.")
    return f"{match[1]} {match[2]}"


def _matching(pattern: re.Pattern[str], code: str, sentence: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not pattern.fullmatch(text):
            raise CheckFailed(code, f"'{text}' {sentence}")
        return text

    return check


_CHECKS: dict[Check, Callable[[str], str]] = {
    Check.NHS_NUMBER: _nhs_number,
    Check.POSTCODE: _postcode,
    Check.LSOA: _matching(
        LSOA,
        "not_an_lsoa",
        "is not a lower-layer super output area of England or Wales. Write one such as E01012654.",
    ),
    Check.AREA: _matching(
        AREA, "not_an_area", "is not an area code. Write one letter and eight digits, such as E06000008."
    ),
    Check.EMAIL: _matching(EMAIL, "not_an_email", "is not an email address. Write one such as name@nhs.net."),
}


def check_text(element: Element, text: str) -> str:
    """The text in its usual spelling, or CheckFailed. NHS numbers lose their spaces; postcodes gain one."""
    tidy = _CHECKS[element.check](text) if element.check else text
    if element.length is not None and len(tidy) > element.length:
        raise CheckFailed(
            "too_long", f"The text has {len(tidy)} characters; at most {element.length} are kept. Shorten it."
        )
    return tidy


def check_number(element: Element, value: Number) -> None:
    """Refuse a number outside the element's limits with CheckFailed."""
    words = _range(element.minimum, element.maximum, element.unit)
    if _outside(value, element.minimum, element.maximum):
        raise CheckFailed("out_of_range", f"{value} is not possible here. Write a number {words}.")


def unusual(element: Element, value: object) -> str | None:
    """A sentence when a number is possible but seldom right, else None. Nothing is refused for it."""
    if not isinstance(value, Number) or not _outside(value, element.usual_minimum, element.usual_maximum):
        return None
    words = _range(element.usual_minimum, element.usual_maximum, element.unit)
    return f"{element.label}: {value} is unusual; most values lie {words}. Check it against the record."


def _outside(value: Number, low: Number | None, high: Number | None) -> bool:
    return (low is not None and value < low) or (high is not None and value > high)


def _range(low: Number | None, high: Number | None, unit: str) -> str:
    unit = f" {unit}" if unit else ""
    if low is None or high is None:
        return f"of at least {low}{unit}" if high is None else f"of at most {high}{unit}"
    return f"between {low} and {high}{unit}"
