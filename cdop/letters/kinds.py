"""Every kind of letter that may leave the house, and the only words it may be told. None can name a child."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cdop.access.permissions import Permission
from cdop.core.words import day

Value = str | int | date | Sequence[str]

_REFERENCE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,19}")
_LONG_NUMBER = re.compile(r"(?:\d[ -]?){9}\d")
_BREAK = re.compile(r"[\r\n\x00-\x1f\x7f\u2028\u2029]")
_ADDRESS = re.compile(r"https?://[^\s]{1,300}")


@dataclass(frozen=True)
class LetterKind:
    """`told` names all that a letter's template may show; `secrets` those that are dropped once it is sent.

    The template is `templates/letters/<code>.txt`; its first line is the subject.
    """

    code: str
    title: str
    told: frozenset[str]
    secrets: frozenset[str] = field(default=frozenset())
    permission: Permission = Permission.CASE_EDIT

    @property
    def template(self) -> str:
        return f"letters/{self.code}.txt"


def _kind(code: str, title: str, *told: str, secrets: Sequence[str] = ()) -> LetterKind:
    return LetterKind(code, title, frozenset((*told, *secrets)), frozenset(secrets))


_ASKED = ("panel", "agency", "reference", "asked", "due_on")

KINDS: dict[str, LetterKind] = {
    kind.code: kind
    for kind in (
        _kind("agency_request", "Request to an agency", *_ASKED, secrets=["link"]),
        _kind("agency_reminder", "Reminder to an agency", *_ASKED, secrets=["link"]),
        _kind("agency_overdue", "Overdue answer, to the agency", *_ASKED, "days_late", secrets=["link"]),
        _kind("agency_escalation", "Overdue answer, to the agency's lead", *_ASKED, "days_late"),
        _kind("agency_link", "New link to a form", "panel", "reference", "due_on", secrets=["link"]),
        _kind("agency_code", "Code for a form", "panel", "minutes", secrets=["code"]),
        # To the panel's own people. None says what there is to see: that is said after they have signed in.
        _kind("work_ended", "Work has ended", "outcome", "link"),
        _kind("digest_quality", "What is missing in the records, to coordinators", "panel", "link"),
        _kind("digest_themes", "Themes of the year to date, to chairs", "panel", "link"),
    )
}
"""Whoever needs another kind adds it here, so that all that leaves by letter can be read in one place."""


def find(code: str) -> LetterKind:
    """The kind of this code. Raises LookupError when there is none."""
    if code not in KINDS:
        raise LookupError(f"There is no kind of letter '{code}'.")
    return KINDS[code]


def checked(kind: LetterKind, told: Mapping[str, Value]) -> dict[str, str | list[str]]:
    """`told` in words, when it is exactly what the kind may be told. Raises ValueError, which repeats no value."""
    if set(told) != kind.told:
        odd = sorted(set(told) ^ kind.told)
        raise ValueError(f"A letter {kind.code} is told {sorted(kind.told)} and nothing else; see {odd}.")
    return {name: _words(name, value) for name, value in told.items()}


def _words(name: str, value: Value) -> str | list[str]:
    if isinstance(value, date):
        return day(value)
    if isinstance(value, str | int):
        return _safe(name, str(value))
    return [_safe(name, part) for part in value]


def _safe(name: str, text: str) -> str:
    """One line without a number as long as an NHS number; a link or a reference has the shape of one."""
    if name == "link":
        if not _ADDRESS.fullmatch(text):
            raise ValueError("The link of a letter is no address.")
        return text
    if name == "reference" and not _REFERENCE.fullmatch(text):
        raise ValueError("The reference of a letter is no reference of a case.")
    if _BREAK.search(text) or _LONG_NUMBER.search(text) or len(text) > 300:
        raise ValueError(f"What a letter is told as '{name}' is more than a line of plain words.")
    return text
