"""Shorter ways to declare a question, for the many that share a source. Knows no form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from cdop.dataset.codelists.answers import Ynk, YnkNa
from cdop.dataset.codes import CodeList
from cdop.dataset.conditions import Condition
from cdop.dataset.elements import Check, Element, Kind, Number, Privacy, Required


class More(TypedDict, total=False):
    """What a single question says differently from its fellows; its `when` comes on top of theirs."""

    hint: str
    required: Required
    when: Condition | None
    privacy: Privacy
    source: str
    since: date | None
    until: date | None
    max_length: int | None
    usual_minimum: Number
    usual_maximum: Number
    unit: str
    check: Check
    same_as: str
    may_be_future: bool


@dataclass(frozen=True)
class Asking:
    """What the questions of a group have in common. Short text counts as free text, unless it says otherwise."""

    source: str
    required: Required = Required.OPTIONAL
    when: Condition | None = None
    since: date | None = None

    def under(self, condition: Condition) -> Asking:
        """The same group, asked only under this condition as well."""
        return replace(self, when=self.when & condition if self.when else condition)

    def soft(self) -> Asking:
        """The same group, counted in completeness."""
        return replace(self, required=Required.SOFT)

    def ynk(self, name: str, label: str, **more: Unpack[More]) -> Element:
        return self.code(name, label, Ynk, **more)

    def ynkna(self, name: str, label: str, **more: Unpack[More]) -> Element:
        return self.code(name, label, YnkNa, **more)

    def code(self, name: str, label: str, codes: type[CodeList], **more: Unpack[More]) -> Element:
        return self._made(name, label, Kind.CODE, Privacy.QUASI, more, codes=codes)

    def codes(self, name: str, label: str, codes: type[CodeList], **more: Unpack[More]) -> Element:
        more.setdefault("hint", "Choose all that apply.")
        return self._made(name, label, Kind.CODES, Privacy.QUASI, more, codes=codes)

    def text(self, name: str, label: str, **more: Unpack[More]) -> Element:
        return self._made(name, label, Kind.TEXT, Privacy.FREE_TEXT, more)

    def direct(self, name: str, label: str, **more: Unpack[More]) -> Element:
        """Short text that identifies somebody; for identity sections only."""
        return self._made(name, label, Kind.TEXT, Privacy.DIRECT, more)

    def long(self, name: str, label: str, **more: Unpack[More]) -> Element:
        more.setdefault("hint", "Roles, not names.")
        return self._made(name, label, Kind.LONG_TEXT, Privacy.FREE_TEXT, more)

    def day(self, name: str, label: str, **more: Unpack[More]) -> Element:
        return self._made(name, label, Kind.DATE, Privacy.QUASI, more)

    def moment(self, name: str, label: str, **more: Unpack[More]) -> Element:
        more.setdefault("hint", "A day and a time, such as 27/03/2026 14:05.")
        return self._made(name, label, Kind.DATETIME, Privacy.QUASI, more)

    def clock(self, name: str, label: str, **more: Unpack[More]) -> Element:
        more.setdefault("hint", "24-hour clock, such as 04:30.")
        return self._made(name, label, Kind.TIME, Privacy.QUASI, more)

    def whole(self, name: str, label: str, low: int, high: int, **more: Unpack[More]) -> Element:
        """A whole number between `low` and `high`, both possible."""
        return self._made(name, label, Kind.INTEGER, Privacy.QUASI, more, minimum=low, maximum=high)

    def decimal(
        self, name: str, label: str, low: str, high: str, places: int = 1, **more: Unpack[More]
    ) -> Element:
        """A number with `places` decimal places, between `low` and `high`."""
        fixed = {"minimum": Decimal(low), "maximum": Decimal(high), "decimals": places}
        return self._made(name, label, Kind.DECIMAL, Privacy.QUASI, more, **fixed)

    def _made(
        self, name: str, label: str, kind: Kind, privacy: Privacy, more: More, **fixed: object
    ) -> Element:
        condition = more.get("when")
        if condition and self.when:
            condition = self.when & condition
        common = {"source": self.source, "required": self.required, "since": self.since, "privacy": privacy}
        said = {**common, **more, **fixed, "when": condition or self.when}
        return Element(name=name, label=label, kind=kind, **said)  # type: ignore[arg-type]
