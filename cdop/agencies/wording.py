"""An answer as a person reads it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from cdop.core.words import day, moment
from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Element


def answer_words(element: Element, value: Any) -> str:
    """Labels for codes, "27 March 2026" for a day, a unit behind a number; nothing for nothing."""
    if is_blank(value):
        return ""
    if element.codes:
        given = (value,) if isinstance(value, str) else value
        return "; ".join(element.codes.label_of(code) for code in given)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return f"{value} {element.unit}".strip()
