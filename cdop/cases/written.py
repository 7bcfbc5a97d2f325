"""Answers to and from JSON, held to the declaration of their section. Pure: it opens nothing and stores nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from cdop.core.refusals import Refused
from cdop.dataset.checks import CheckFailed, check_number, check_text
from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Element, Kind, Privacy, Section

SEALED = "sealed"
"""Stands for an answer that is there and was not opened."""

_TYPES: dict[Kind, tuple[type, ...]] = {
    Kind.TEXT: (str,),
    Kind.LONG_TEXT: (str,),
    Kind.DATE: (date,),
    Kind.TIME: (time,),
    Kind.DATETIME: (datetime,),
    Kind.INTEGER: (int,),
    Kind.DECIMAL: (Decimal, int),
    Kind.CODE: (str,),
    Kind.CODES: (list, tuple),
}


def to_json(section: Section, values: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that are not blank, as JSON. Raises Refused for one the declaration does not allow."""
    return {
        name: _plain(_checked(_element(section, name), value))
        for name, value in values.items()
        if not is_blank(value)
    }


def from_json(section: Section, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Every answer of the section as a form gives it, blank where there is none."""
    return {element.name: read(element, stored.get(element.name)) for element in section}


def read(element: Element, stored: Any) -> Any:
    """One answer out of JSON."""
    if is_blank(stored):
        return blank(element)
    match element.kind:
        case Kind.DATE:
            return date.fromisoformat(stored)
        case Kind.TIME:
            return time.fromisoformat(stored)
        case Kind.DATETIME:
            return datetime.fromisoformat(stored)
        case Kind.DECIMAL:
            return Decimal(str(stored))
        case _:
            return stored


def blank(element: Element) -> Any:
    """What stands where nothing was answered, as in a column."""
    if element.kind is Kind.CODES:
        return []
    return "" if element.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.CODE) else None


def marks(section: Section, stored: Mapping[str, Any]) -> dict[str, Any]:
    """What may be known of sealed answers unopened: codes that name nobody, and that the others are there."""
    return {name: stored[name] if _names_nobody(section[name]) else SEALED for name in stored}


def changed(section: Section, held: Mapping[str, Any], values: Mapping[str, Any]) -> list[str]:
    """The names of those `values` that differ from what is held."""
    return [
        name
        for name, value in values.items()
        if value != held.get(name) and not (is_blank(value) and is_blank(held.get(name)))
    ]


def _names_nobody(element: Element) -> bool:
    return element.kind.is_coded and element.privacy is not Privacy.DIRECT


def _element(section: Section, name: str) -> Element:
    try:
        return section[name]
    except KeyError:
        raise Refused(f"“{section.title}” does not ask for “{name}”.") from None


def _checked(element: Element, value: Any) -> Any:
    is_moment_for_day = element.kind is Kind.DATE and isinstance(value, datetime)
    is_yes = isinstance(value, bool)
    if not _is_kind(value, element.kind) or is_moment_for_day or is_yes:
        raise Refused(f"{element.label}: this is not a {element.kind.value}. Enter it again.")
    if element.codes is not None:
        _check_codes(element, [value] if isinstance(value, str) else list(value))
    try:
        if element.kind.is_number:
            check_number(element, value)
        return check_text(element, value) if element.kind is Kind.TEXT else value
    except CheckFailed as failed:
        raise Refused(f"{element.label}: {failed}") from failed


def _is_kind(value: Any, kind: Kind) -> bool:
    return isinstance(value, _TYPES[kind])


def _check_codes(element: Element, given: list[str]) -> None:
    unknown = [code for code in given if not (element.codes and element.codes.has(code))]
    if unknown:
        raise Refused(f"{element.label}: “{unknown[0]}” is not one of the answers. Choose from the list.")


def _plain(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
