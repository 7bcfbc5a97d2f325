"""The time limits as they are shipped: what each is counted from, what meets it, how long, how binding.

Where each comes from, and how sure it is, stands with its code. Nothing merely recalled is called a duty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cdop.dataset.codelists import DeadlineCode, DeadlineUnit, Severity
from cdop.timing.times import Event

C, U, S, E = DeadlineCode, DeadlineUnit, Severity, Event


@dataclass(frozen=True)
class Limit:
    """One time limit of a case. Offset, unit and severity may be replaced by the panel's own.

    `start` names the events it is counted from: the first that is known, or with `is_from_latest` the latest.
    """

    code: DeadlineCode
    start: tuple[Event, ...]
    done: Event
    offset: int
    unit: DeadlineUnit
    severity: Severity
    from_words: str
    is_from_latest: bool = False
    is_measure: bool = False
    """Looked at afterwards; nobody is reminded of it."""


_ALL = (
    Limit(C.NOTIFY_CDOP, (E.AWARE, E.DIED), E.RECEIVED, 48, U.HOURS, S.AIM, "awareness, else the death"),
    Limit(C.NOTIFY_NCMD, (E.DIED,), E.NOTICE_SENT, 48, U.HOURS, S.DUTY, "the death"),
    Limit(C.JAR_PLANNING, (E.DIED,), E.JAR_PLANNED, 0, U.DAYS, S.EXPECTED, "the death"),
    Limit(C.JAR_VISIT, (E.DIED,), E.JAR_VISITED, 24, U.HOURS, S.EXPECTED, "the death"),
    Limit(
        C.REGISTRAR_NOTICE,
        (E.REGISTERED,),
        E.REGISTRAR_TOLD,
        7,
        U.DAYS,
        S.DUTY,
        "the registration of the death",
    ),
    Limit(
        C.CORONER_NOTICE,
        (E.CORONER_DECIDED,),
        E.CORONER_TOLD,
        3,
        U.DAYS,
        S.EXPECTED,
        "the coroner’s decision",
    ),
    Limit(
        C.SIN,
        (E.INCIDENT_KNOWN,),
        E.INCIDENT_NOTIFIED,
        5,
        U.WORKING_DAYS,
        S.EXPECTED,
        "the day it became known",
    ),
    Limit(
        C.RAPID_REVIEW,
        (E.INCIDENT_NOTIFIED,),
        E.RAPID_REVIEWED,
        15,
        U.WORKING_DAYS,
        S.EXPECTED,
        "the notification of the incident",
    ),
    Limit(C.CDRM, (E.DIED,), E.MEETING, 3, U.MONTHS, S.EXPECTED, "the death"),
    Limit(
        C.CDOP_AFTER_CDRM,
        (E.MEETING_SETTLED, E.INQUEST_ENDED),
        E.REVIEWED,
        6,
        U.WEEKS,
        S.EXPECTED,
        "the review meeting or the inquest, whichever was later",
        is_from_latest=True,
    ),
    Limit(C.KPI_6M, (E.DIED,), E.REVIEWED, 6, U.MONTHS, S.AIM, "the death", is_measure=True),
    Limit(C.KPI_12M, (E.DIED,), E.REVIEWED, 12, U.MONTHS, S.AIM, "the death", is_measure=True),
    Limit(
        C.NCMD_YEAR_END,
        (E.YEAR_END,),
        E.ANALYSIS_SENT,
        0,
        U.DAYS,
        S.EXPECTED,
        "31 March, the end of that year",
    ),
)
LIMITS: Mapping[DeadlineCode, Limit] = {limit.code: limit for limit in _ALL}
"""The limits of a case, in the order of its life."""


@dataclass(frozen=True)
class Length:
    """How long, counted how, how binding: what a panel may set for itself."""

    offset: int
    unit: DeadlineUnit
    severity: Severity


FORM_RETURN = Length(21, U.DAYS, S.AIM)
"""The one limit that belongs to a request and not to a case: what asks agencies takes it from here."""


def shipped(code: DeadlineCode) -> Length:
    """The length that holds for a panel which set none of its own."""
    if code is C.FORM_RETURN:
        return FORM_RETURN
    limit = LIMITS[code]
    return Length(limit.offset, limit.unit, limit.severity)


def from_words(code: DeadlineCode) -> str:
    """What the limit is counted from, in words."""
    return "the request" if code is C.FORM_RETURN else LIMITS[code].from_words


def in_order() -> Iterator[DeadlineCode]:
    """Every code as people meet them."""
    yield from DeadlineCode
