"""What a job may be told: ids, days and codes, never anything that a person wrote. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

Scalar = str | int | bool | None | date | UUID
Argument = Scalar | Sequence[Scalar]
Stored = str | int | bool | None | list[str | int | bool | None]

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
# "xlsx", a UUID, a digest; or "E09000001", "CDOP-2026-0042". Mixed case and blanks are prose.
_CODE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}|[A-Z0-9][A-Z0-9_.-]{0,63}")
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}", re.IGNORECASE)
_LONG_NUMBER = re.compile(
    r"(?:[0-9]-?){9,}[0-9]"
)  # NHS numbers, telephones, addresses (UPRN); no id is so long
_MOST = 5000  # values in one list


def checked(args: Mapping[str, Argument]) -> dict[str, Stored]:
    """`args` as they are stored. Raises ValueError, which names the argument and never repeats its value."""
    for name in args:
        if not _NAME.fullmatch(name):
            raise ValueError("The name of a job's argument is a lower-case word.")
    return {name: _value(name, value) for name, value in args.items()}


def checked_key(key: str) -> str:
    """`key` when it is made of ids, days and codes joined by colons. Raises ValueError otherwise."""
    for part in key.split(":"):
        _scalar("key", part)
    if len(key) > 200:
        raise ValueError("A job's key has at most 200 characters.")
    return key


def _value(name: str, value: Argument) -> Stored:
    if isinstance(value, list | tuple):
        if len(value) > _MOST:
            raise ValueError(f"The job's argument {name} has more than {_MOST} values.")
        return [_scalar(name, part) for part in value]
    return _scalar(name, value)  # type: ignore[arg-type]


def _scalar(name: str, value: Scalar) -> str | int | bool | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if not isinstance(value, int | str) or _looks_personal(str(value)):
        raise ValueError(f"The job's argument {name} must be an id, a day or a code, and nothing personal.")
    return value


def _looks_personal(text: str) -> bool:
    return not _CODE.fullmatch(text) or bool(_POSTCODE.fullmatch(text) or _LONG_NUMBER.fullmatch(text))
