"""A row of a list of deaths from text to what is compared, with everything that is wrong said in sentences. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cdop.core.words import day
from cdop.dataset.ages import ADULT
from cdop.dataset.checks import CheckFailed, check_text
from cdop.dataset.forms import section

FIELDS = ("surname", "forenames", "nhs_number", "born_on", "died_on", "sex", "postcode")
"""What a row tells, in the order of the form in which it is corrected."""
LABELS = {
    "surname": "Surname",
    "forenames": "Forenames",
    "nhs_number": "NHS number",
    "born_on": "Date of birth",
    "died_on": "Date of death",
    "sex": "Sex",
    "postcode": "Postcode",
}
_SEXES = {"m": "male", "male": "male", "boy": "male", "f": "female", "female": "female", "girl": "female"}
_SEXES |= {"indeterminate": "indeterminate", "i": "indeterminate", "unknown": "", "u": "", "not known": ""}
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4})(?: 00:00(?::00)?)?")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00)?)?")


@dataclass
class Checked:
    """The row as read, and what is wrong with it: such a row is held."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        return not self.problems


def check_row(text: Mapping[str, str], *, is_whole: bool, today: date) -> Checked:
    """Read one row. No problem repeats what the row says: problems are shown where names are not."""
    found = Checked()
    if not is_whole:
        found.problems.append("The row has more or fewer values than the heading. Check each value.")
    found.values = {**_names(text), "sex": _sex(text.get("sex", ""), found)}
    for name in ("born_on", "died_on"):
        found.values[name] = _day(name, text.get(name, ""), found)
    for name in ("nhs_number", "postcode"):
        found.values[name] = _identifier(name, text.get(name, ""), found)
    _check_days(found, today)
    _check_enough(found)
    return found


def _names(text: Mapping[str, str]) -> dict[str, str]:
    """Surname and forenames; out of one name the surname is what stands before a comma, else the last word."""
    surname, forenames = text.get("surname", "").strip(), text.get("forenames", "").strip()
    whole = text.get("name", "").strip()
    if whole and not surname:
        before, comma, after = whole.partition(",")
        words = whole.split()
        surname, given = (before.strip(), after.strip()) if comma else (words[-1], " ".join(words[:-1]))
        forenames = forenames or given
    return {"surname": surname, "forenames": forenames}


def _sex(text: str, found: Checked) -> str:
    told = text.strip().casefold()
    if told and told not in _SEXES:
        found.problems.append("Sex: write male, female or indeterminate, or leave it blank.")
    return _SEXES.get(told, "")


def _day(name: str, text: str, found: Checked) -> date | None:
    told = text.strip()
    if not told:
        return None
    first, last = _DAY_FIRST.fullmatch(told), _YEAR_FIRST.fullmatch(told)
    parts = first.groups()[::-1] if first else last.groups() if last else ()
    try:
        return date(*(int(part) for part in parts))
    except (ValueError, TypeError):
        found.problems.append(f"{LABELS[name]}: this is not a day. Write it as 27/03/2026.")
        return None


def _identifier(name: str, text: str, found: Checked) -> str:
    if not text.strip():
        return ""
    try:
        return check_text(section("child_identity")[name], text.strip())
    except CheckFailed as failed:
        wrong = str(failed).replace(f"'{text.strip()}'", "this")
        found.problems.append(f"{LABELS[name]}: {wrong}")
        return ""


def _check_days(found: Checked, today: date) -> None:
    born_on, died_on = found.values["born_on"], found.values["died_on"]
    if born_on and died_on and died_on < born_on:
        found.problems.append("The date of death is before the date of birth. Check both.")
    if died_on and died_on > today:
        found.problems.append(f"The date of death is after today, {day(today)}. Check it.")


def _check_enough(found: Checked) -> None:
    held = found.values
    enough = held["nhs_number"] or held["surname"] or (held["born_on"] and held["died_on"])
    if not enough and not found.problems:
        found.problems.append(
            "There is too little to compare by. Enter a name, an NHS number, or the dates of birth and death."
        )


def is_adult(values: Mapping[str, Any]) -> bool:
    """Whether the person had reached the 18th birthday, by the row's own dates."""
    born_on, died_on = values.get("born_on"), values.get("died_on")
    if not (born_on and died_on):
        return False
    years: int = died_on.year - born_on.year - ((died_on.month, died_on.day) < (born_on.month, born_on.day))
    return years >= ADULT
