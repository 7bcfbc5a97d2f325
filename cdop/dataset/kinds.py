"""What an answer can be: its kind, whether it is counted, what it may give away, how text is checked."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """What an answer is made of."""

    TEXT = "text"
    LONG_TEXT = "long text"
    DATE = "date"
    TIME = "time of day"
    DATETIME = "date and time"
    INTEGER = "whole number"
    DECIMAL = "decimal number"
    CODE = "one code"
    CODES = "one or more codes"

    @property
    def is_number(self) -> bool:
        return self in (Kind.INTEGER, Kind.DECIMAL)

    @property
    def is_coded(self) -> bool:
        return self in (Kind.CODE, Kind.CODES)


class Required(Enum):
    """Whether completeness counts the element. Nothing is ever required in order to save."""

    MUST = "must be present to submit"
    SOFT = "may be blank, but is counted in completeness"
    OPTIONAL = "optional"


class Privacy(Enum):
    """What the answer may give away."""

    DIRECT = "identifies directly"
    QUASI = "may identify when combined; generalise before release"
    FREE_TEXT = "free text; may hide identifiers"
    NONE = "does not identify"


class Check(Enum):
    """A further check on text, beyond its length."""

    NHS_NUMBER = "NHS number"
    POSTCODE = "postcode"
    LSOA = "lower-layer super output area code"
    AREA = "area code of nine characters"
    EMAIL = "email address"
