"""Answers that can be right and seldom are: asked about, never refused. Pure; shared by every way in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone

from cdop.core.words import day
from cdop.dataset import ages

RIGHT = "right"
"""The name under which a page sends the codes of the doubts that a person has answered."""

LONG_AGO_DAYS = 365
# Postcode areas that lie wholly outside England.
_ELSEWHERE = frozenset(
    "AB BT CF DD EH FK G GY HS IM IV JE KA KW KY LD ML PA PH SA ZE".split()  # noqa: SIM905
)
_NHS = "nhs_number"


@dataclass(frozen=True)
class Doubt:
    """A question about an answer: `code` names it, `field` is the answer, `sentence` says what is odd."""

    code: str
    field: str
    sentence: str


def doubts_about(values: Mapping[str, Any], *, on: date, served: Collection[str]) -> list[Doubt]:
    """What is odd about a notification's answers (by the names of the dataset) on the day `on`.

    `served` are the panel's areas by code; with none, an area is not asked about.
    """
    return [
        *_age(values.get("date_of_birth"), values.get("date_of_death"), on),
        *_days(values.get("date_of_death"), values.get("notified_at"), on),
        *_place(str(values.get("postcode") or ""), str(values.get("resident_la") or ""), served),
    ]


def _age(born: date | None, died: date | None, on: date) -> Iterable[Doubt]:
    last = died or on
    if born is None or born > last:
        return
    if ages.completed_years(born, last) >= ages.ADULT:
        when = "at death" if died else "by now"
        yield Doubt(
            "adult",
            "date_of_birth",
            f"Born on {day(born)}, this person was 18 or over {when}. Check both dates.",
        )
    elif died and ages.birthday_needs_a_look(born, died):
        yield Doubt(
            "leap",
            "date_of_birth",
            "The age depends on which day a birthday of 29 February is kept. Check it.",
        )


def _days(died: date | None, notified_at: datetime | None, on: date) -> Iterable[Doubt]:
    if died is None:
        return
    if (on - died).days > LONG_AGO_DAYS:
        yield Doubt(
            "long_ago", "date_of_death", f"{day(died)} is more than a year ago. Check the date of death."
        )
    if notified_at and timezone.localdate(notified_at) < died:
        yield Doubt(
            "before_death", "date_of_death", "The notification came before the date of death. Check both."
        )


def _place(postcode: str, authority: str, served: Collection[str]) -> Iterable[Doubt]:
    letters = re.match(r"[A-Z]+", postcode.upper())
    if letters and letters[0] in _ELSEWHERE:
        yield Doubt("not_england", "postcode", f"The postcode {postcode} is not in England. Check it.")
    if authority and served and authority not in served:
        yield Doubt(
            "not_ours", "resident_la", "The local authority is not one that this panel covers. Check it."
        )


def lift_check_digit(form: forms.Form) -> list[Doubt]:
    """Turn a wrong check digit of ten digits from an error of the form into a doubt: it is kept as told."""
    found = form.errors.get(_NHS)
    if not found or [error.code for error in found.as_data()] != ["check_digit"]:
        return []
    digits = re.sub(r"\D", "", str(form.data.get(form.add_prefix(_NHS), "")))
    del form.errors[_NHS]
    form.cleaned_data[_NHS] = digits
    return [
        Doubt("check_digit", _NHS, "The check digit of the NHS number is wrong. Check each of its digits.")
    ]


def unanswered(doubts: Iterable[Doubt], answered: Collection[str]) -> list[Doubt]:
    """Those to which nobody has said that the answer is right."""
    return [doubt for doubt in doubts if doubt.code not in answered]
