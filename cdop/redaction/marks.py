"""What was found in a text: where, what it is taken for, and whether it may stay once a person has confirmed it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Taken(StrEnum):
    """What a stretch of text is taken for, the surest first."""

    EMAIL = "email"
    NHS_NUMBER = "nhs_number"
    POSTCODE = "postcode"
    PHONE = "phone"
    REFERENCE = "reference"
    ON_FILE = "on_file"
    QUOTE = "quote"
    DATE = "date"
    ADDRESS = "address"
    TITLED = "titled"
    PLACE = "place"
    AGE = "age"
    CAPITAL = "capital"

    @property
    def must_go(self) -> bool:
        """Whether it names by itself, so that nobody can confirm it away."""
        return self in (Taken.EMAIL, Taken.NHS_NUMBER, Taken.POSTCODE, Taken.PHONE)

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Taken.EMAIL: "an e-mail address",
    Taken.NHS_NUMBER: "an NHS number",
    Taken.POSTCODE: "a postcode",
    Taken.PHONE: "a telephone number",
    Taken.REFERENCE: "a number of a record",
    Taken.ON_FILE: "a name, place or organisation on file for one of the cases",
    Taken.QUOTE: "words copied from the record",
    Taken.DATE: "a date, a day or a time",
    Taken.ADDRESS: "an address",
    Taken.TITLED: "a person’s name",
    Taken.PLACE: "a named hospital, school, service or place",
    Taken.AGE: "an exact age",
    Taken.CAPITAL: "a word with a capital letter, which may be a name",
}


@dataclass(frozen=True)
class Mark:
    """The stretch of the text from `start` up to `end`."""

    start: int
    end: int
    taken: Taken
    text: str

    @property
    def key(self) -> str:
        """The same for the same words taken for the same thing, wherever in the text."""
        return f"{self.taken}:{' '.join(self.text.casefold().split())}"


def apart(found: list[Mark]) -> tuple[Mark, ...]:
    """In the order of the text; of two that overlap the surer one, of two equally sure ones the longer."""
    ranks = list(Taken)
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda m: (ranks.index(m.taken), m.start - m.end, m.start)):
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.start))
