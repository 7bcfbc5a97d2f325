"""What may be done to the text of a summary, and why not."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from cdop.cases.models import Case
from cdop.cases.states import State
from cdop.core.refusals import Refused
from cdop.dataset.factors import FactorCode
from cdop.dataset.years import bounds, review_year
from cdop.summaries.headings import ANNUAL, CASE, LEAST, THEME, template
from cdop.summaries.models import SummaryText
from cdop.summaries.themed import factors_in

MOST_FACTORS = 6
_DONE = (State.REVIEWED, State.AWAITING_SIGN_OFF, State.CLOSED, State.REOPENED)


def check_can_begin(kind: str, start: date, end: date, factors: Sequence[str], case: Case | None) -> None:
    if start > end or bounds(review_year(start))[0] != start or bounds(review_year(end))[1] != end:
        raise Refused("Choose whole years, from 1 April to 31 March.")
    if kind == ANNUAL and review_year(start) != review_year(end):
        raise Refused("The annual report is of one year.")
    if kind == THEME and not 1 <= len(set(factors)) <= MOST_FACTORS:
        raise Refused(
            f"Choose a theme of the panel, or from one to {MOST_FACTORS} factors that make up a theme."
        )
    unknown = [code for code in factors_in(factors) if not FactorCode.has(code)]
    if unknown:
        raise Refused(f"“{unknown[0]}” is not a coded factor. Choose one of the list.")
    if (kind == CASE) != (case is not None):
        raise Refused("Choose the case that the summary is about.")
    if case is not None and case.state not in [state.code for state in _DONE]:
        raise Refused(
            "The panel has not concluded its review of this case. A learning summary is written after it."
        )


def check_has_enough(text: SummaryText, deaths: int) -> None:
    if text.kind == THEME and deaths < LEAST:
        raise Refused(
            f"The theme was found in fewer than {LEAST} reviewed deaths of these years: a summary would be about "
            "single children. Choose more years or further factors."
        )
    if text.kind == CASE and not deaths:
        raise Refused(
            "The panel did not conclude its review of this case in the years chosen. Choose others."
        )


def check_is_version(text: SummaryText, version: int) -> None:
    if text.version != version:
        raise Refused(
            f"{text.saved_by_name} changed this text since you opened it. Open it again in another window, and bring "
            "both together."
        )


def check_is_whole(text: SummaryText, typed: Mapping[str, str]) -> None:
    if not typed.get("title", "").strip():
        raise Refused("Enter a title.")
    headings = template(text.kind).headings
    missing = [each.title for each in headings if each.required and not typed.get(each.slug, "").strip()]
    if missing:
        raise Refused(f"Nothing is written under “{missing[0]}”.")
    if not any(typed.get(each.slug, "").strip() for each in headings):
        raise Refused("Write at least one of the parts.")


def check_can_read(text: SummaryText, readers: Collection[str], reader: str) -> None:
    if not text.version:
        raise Refused("Nothing has been written yet.")
    if reader in text.writers:
        raise Refused("You wrote or changed this text. Somebody else must read it.")
    if reader in readers:
        raise Refused("You have read this version already.")


def check_can_prepare(text: SummaryText, readings: int) -> None:
    if text.kind == ANNUAL:
        raise Refused("These texts go into the annual report. Ask for it on the page Summaries.")
    wanted = template(text.kind).readings
    if readings < wanted:
        people = "one person" if wanted == 1 else f"{wanted} people"
        raise Refused(f"It must first be read by {people} who did not write it. {_so_far(readings)}")


def can_prepare(text: SummaryText, readings: int) -> bool:
    try:
        check_can_prepare(text, readings)
    except Refused:
        return False
    return True


def can_read(text: SummaryText, readers: Collection[str], reader: str) -> bool:
    try:
        check_can_read(text, readers, reader)
    except Refused:
        return False
    return True


def _so_far(readings: int) -> str:
    return "So far one has." if readings else "So far nobody has."
