"""What is compared of a record: the child in clear, for as long as the comparing lasts. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property

from cdop.matching.finding import names

NO_FIXED_PLACE = "ZZ99"
"""Postcodes that begin so stand for no address, so two children have nothing in common by them."""


@dataclass(frozen=True)
class Mother:
    """A child's mother, as far as she is named."""

    name: str = ""
    born_on: date | None = None
    nhs_number: str = ""

    def is_also(self, other: Mother) -> bool:
        """Whether both are plainly one person: the same number; or names alike with the same birth date."""
        if self.nhs_number and other.nhs_number:
            return self.nhs_number == other.nhs_number
        alike = names.closeness(self.name, other.name)
        return alike >= 0.6 and self.born_on is not None and self.born_on == other.born_on


@dataclass(frozen=True)
class Person:
    """A child as one record tells of it; blank is not known. `key` is the record's own."""

    key: str | int
    nhs_number: str = ""
    surname: str = ""
    forenames: str = ""
    also_known_as: str = ""
    born_on: date | None = None
    died_on: date | None = None
    sex: str = ""
    address: str = ""
    postcode: str = ""
    lsoa: str = ""
    area: str = ""
    age: str = ""
    birth_order: int | None = None
    birth_weight: int | None = None
    source_reference: str = ""
    mothers: tuple[Mother, ...] = field(default=())

    @property
    def full_name(self) -> str:
        """Forenames and surname; a baby without a name has only its surname."""
        given = "" if self.is_unnamed else self.forenames
        return f"{given} {self.surname}".strip()

    @cached_property
    def is_unnamed(self) -> bool:
        return names.is_unnamed(self.forenames)

    @cached_property
    def home(self) -> str:
        """The postcode without its space; "" for one that stands for no address."""
        told = re.sub(r"\s", "", self.postcode.upper())
        return "" if told.startswith(NO_FIXED_PLACE) else told

    @cached_property
    def source(self) -> str:
        """The reference in an earlier register whatever its dashes, strokes and leading noughts."""
        parts = re.findall(r"[a-z]+|[0-9]+", self.source_reference.casefold())
        return " ".join(part.lstrip("0") or "0" for part in parts)

    @property
    def told(self) -> str:
        """Everything compared as one text, by which it is seen later whether anything has changed."""
        return "\x1f".join(repr(getattr(self, each.name)) for each in fields(self))
