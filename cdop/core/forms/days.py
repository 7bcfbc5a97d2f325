"""A day typed in three boxes. Keeps what was typed, says which box is wrong, refuses two-digit years."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cdop.core.words import MONTHS, day

BOXES = ("day", "month", "year")
Limit = date | Callable[[], date] | None


@dataclass(frozen=True)
class TypedDay:
    """Three boxes as typed, right or wrong."""

    day: str = ""
    month: str = ""
    year: str = ""

    def __bool__(self) -> bool:
        return any((self.day, self.month, self.year))

    @property
    def empty_boxes(self) -> list[str]:
        return [box for box in BOXES if not getattr(self, box)]

    @property
    def month_number(self) -> int | None:
        """The month as a number; `March` and `mar` are understood as `3`."""
        number = _number(self.month)
        if number is not None:
            return number
        word = self.month.casefold().rstrip(".")
        matches = [
            i for i, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.casefold().startswith(word)
        ]
        return matches[0] if len(matches) == 1 else None

    def as_date(self) -> date | None:
        """The day, or None when the boxes do not make a real one."""
        parts = (_number(self.year), self.month_number, _number(self.day))
        if None in parts or len(self.year) != 4:
            return None
        try:
            return date(*parts)  # type: ignore[arg-type]
        except ValueError:
            return None

    @property
    def faulty_boxes(self) -> list[str]:
        """The boxes to mark: the empty ones, else those that fit no day at all, else none in particular."""
        if not self or self.empty_boxes:
            return self.empty_boxes
        number, month = _number(self.day), self.month_number
        faulty = [] if number is not None and 1 <= number <= 31 else ["day"]
        faulty += [] if month is not None and 1 <= month <= 12 else ["month"]
        return faulty + ([] if _number(self.year) and len(self.year) == 4 else ["year"])


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 4 else None


def typed_day(value: object) -> TypedDay:
    """What the boxes show for a value of any kind the field may hold."""
    if isinstance(value, TypedDay):
        return value
    if isinstance(value, str) and value:
        value = date.fromisoformat(value[:10])
    if isinstance(value, date):
        return TypedDay(str(value.day), str(value.month), str(value.year))
    return TypedDay()


class DayWidget(forms.Widget):
    """Three text boxes named `<name>_day`, `<name>_month`, `<name>_year`. The nhsuk pack draws it."""

    template_name = "components/day_widget.html"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> TypedDay:
        return TypedDay(*(str(data.get(f"{name}_{box}") or "").strip() for box in BOXES))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}_{box}" in data for box in BOXES)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_day" if id_ else id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        typed = typed_day(value)
        context["widget"]["boxes"] = [
            {"name": f"{name}_{box}", "label": box.capitalize(), "value": getattr(typed, box)}
            for box in BOXES
        ]
        return context


class DayField(forms.Field):
    """A day from three boxes; cleans to `date` or None.

    `earliest` and `latest` bound it: a date, or a function asked at each clean (`latest=timezone.localdate`).
    Errors begin with the label: "Date of death must include a month".
    """

    widget = DayWidget

    def __init__(self, *, earliest: Limit = None, latest: Limit = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.earliest = earliest
        self.latest = latest

    @property
    def _subject(self) -> str:
        return str(self.label or "Date")

    def to_python(self, value: Any) -> date | None:
        typed = typed_day(value)
        if not typed:
            return None
        found = typed.as_date()
        if found is None:
            raise ValidationError(f"{self._subject} {_complaint(typed)}", code="invalid")
        return found

    def validate(self, value: date | None) -> None:
        if value is None:
            if self.required:
                raise ValidationError(f"Enter {_lower_first(self._subject)}", code="required")
            return
        earliest, latest = _limit(self.earliest), _limit(self.latest)
        if earliest and value < earliest:
            raise ValidationError(f"{self._subject} must be {day(earliest)} or later", code="too_early")
        if latest and value > latest:
            raise ValidationError(f"{self._subject} must be {day(latest)} or earlier", code="too_late")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return typed_day(initial) != typed_day(data)


def _complaint(typed: TypedDay) -> str:
    if typed.empty_boxes:
        return "must include " + " and ".join(f"a {box}" for box in typed.empty_boxes)
    if typed.year.isascii() and typed.year.isdigit() and len(typed.year) != 4:
        return "must have a year of four numbers, like 2026"
    return "must be a real date, like 27 3 2026"


def _limit(limit: Limit) -> date | None:
    return limit() if callable(limit) else limit


def _lower_first(label: str) -> str:
    """`Date of death` → `date of death`; `NHS number` stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
