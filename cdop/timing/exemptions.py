"""Why a time limit does not apply to a case, or does not run yet: a sentence, or nothing. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cdop.cases.states import State
from cdop.dataset.codelists import DeadlineCode, HoldReason, Ynk, YnkNa
from cdop.timing.limits import LIMITS
from cdop.timing.times import CaseTimes, Event

C = DeadlineCode


def not_applicable(code: DeadlineCode, times: CaseTimes) -> str:
    """Why the limit does not apply to this case; nothing when it does."""
    is_done = LIMITS[code].done in times.happened
    if not is_done and not times.is_counted:
        return f"The case is “{State(times.state).label}”."
    if not is_done and times.is_closed and code is not C.NCMD_YEAR_END:
        return "The case is closed, and no day is recorded."
    asked = _EXEMPT.get(code)
    return asked(times) if asked else ""


def not_running(code: DeadlineCode, times: CaseTimes, today: date) -> str:
    """Why the limit does not run yet, though what it is counted from may be known."""
    if code in (C.JAR_PLANNING, C.JAR_VISIT) and times.jar != Ynk.YES:
        return "Whether a joint agency response was triggered is not recorded."
    is_waiting = any(hold.reason is HoldReason.INQUEST and hold.is_open(today) for hold in times.holds)
    if code is C.CDOP_AFTER_CDRM and is_waiting:
        return "The inquest is open; the limit runs from its conclusion."
    return ""


def _no_joint_response(times: CaseTimes) -> str:
    return "No joint agency response was triggered." if times.jar == Ynk.NO else ""


def _no_visit(times: CaseTimes) -> str:
    if times.visit in (YnkNa.NO, YnkNa.NA):
        return "It is recorded that no joint visit was made."
    return _no_joint_response(times)


def _no_coroner(times: CaseTimes) -> str:
    return "The death was not referred to the coroner." if times.coroner == Ynk.NO else ""


def _no_incident(times: CaseTimes) -> str:
    has_any = {Event.INCIDENT_KNOWN, Event.INCIDENT_NOTIFIED} & set(times.happened)
    return "" if has_any else "No serious incident is recorded."


def _no_meeting(times: CaseTimes) -> str:
    return "No review meeting was held." if Event.NO_MEETING in times.happened else ""


def _themed(times: CaseTimes) -> str:
    return "Kept for a themed panel." if times.was_held_for(HoldReason.THEMED) else ""


_EXEMPT: dict[DeadlineCode, Callable[[CaseTimes], str]] = {
    C.JAR_PLANNING: _no_joint_response,
    C.JAR_VISIT: _no_visit,
    C.CORONER_NOTICE: _no_coroner,
    C.SIN: _no_incident,
    C.RAPID_REVIEW: _no_incident,
    C.CDRM: _no_meeting,
    C.CDOP_AFTER_CDRM: _themed,
}
