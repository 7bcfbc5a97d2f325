"""When things are due and how they stand. Dates and hours were worked out by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cdop.dataset.codelists import Blocks, DeadlineCode, DeadlineUnit, HoldReason, Severity
from cdop.timing.deadlines import (
    Deadline,
    Due,
    Rule,
    RuleBook,
    Verdict,
    due_after,
    evaluate,
    evaluate_all,
    evaluate_waiting,
    next_due,
)
from cdop.timing.limits import LIMITS, Length, shipped
from cdop.timing.times import CaseTimes, Event, Happened, Held

C, E, U, V = DeadlineCode, Event, DeadlineUnit, Verdict
LONDON = ZoneInfo("Europe/London")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def on(text: str) -> Happened:
    """A day, or a moment where a time is written."""
    return Happened.moment(at(text)) if " " in text else Happened(date.fromisoformat(text))


def times(state: str = "info_gathering", holds: tuple[Held, ...] = (), **happened: str) -> CaseTimes:
    named = {Event[name.upper()]: on(text) for name, text in happened.items()}
    return CaseTimes("AAAA-AAAA", state, named, holds, jar="yes", coroner="yes")


def stands(code: DeadlineCode, case: CaseTimes, now: str, book: RuleBook | None = None) -> Deadline:
    return evaluate(LIMITS[code], book or RuleBook(), case, at(now))


def length(offset: int, unit: DeadlineUnit) -> Length:
    return Length(offset, unit, Severity.AIM)


@pytest.mark.parametrize(
    ("start", "offset", "unit", "due"),
    [
        ("2025-11-30", 3, U.MONTHS, "2026-02-28"),
        ("2025-05-11", 6, U.WEEKS, "2025-06-22"),
        ("2025-04-17", 5, U.WORKING_DAYS, "2025-04-28"),
        ("2025-05-11", 7, U.DAYS, "2025-05-18"),
        ("2025-05-11 23:59", 0, U.DAYS, "2025-05-11"),
        ("2025-05-11", 48, U.HOURS, "2025-05-13"),  # from the end of the 11th
        ("2026-03-28", 48, U.HOURS, "2026-03-30"),  # the clocks go forward on the 29th
        ("2026-10-24", 48, U.HOURS, "2026-10-26"),  # the clocks go back on the 25th
    ],
)
def test_days_on_which_something_is_due(start: str, offset: int, unit: DeadlineUnit, due: str) -> None:
    assert due_after(on(start), length(offset, unit)) == Due(date.fromisoformat(due))


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2025-05-11 04:30", "2025-05-13 04:30"),
        ("2026-03-28 12:00", "2026-03-30 13:00"),  # 48 hours, one of which the clock skipped
        ("2026-10-24 12:00", "2026-10-26 11:00"),  # 48 hours, one of which the clock showed twice
        ("2026-10-24 00:30", "2026-10-25 23:30"),
    ],
)
def test_48_hours_are_48_hours_whatever_the_clock_does(start: str, due: str) -> None:
    found = due_after(on(start), length(48, U.HOURS))
    assert found.at == at(due) and found.on == at(due).date()
    assert found.at.astimezone(UTC) - at(start).astimezone(UTC) == timedelta(hours=48)


def test_hours_that_are_no_whole_days_run_from_the_end_of_the_day() -> None:
    assert due_after(on("2025-05-11"), length(6, U.HOURS)).at == at("2025-05-12 06:00")


@pytest.mark.parametrize(
    ("died", "sent", "now", "verdict"),
    [
        ("2025-05-11 04:30", "", "2025-05-11 05:00", V.DUE),
        ("2025-05-11 04:30", "", "2025-05-12 05:00", V.DUE_SOON),
        ("2025-05-11 04:30", "", "2025-05-13 04:30", V.DUE_SOON),
        ("2025-05-11 04:30", "", "2025-05-13 04:31", V.OVERDUE),
        ("2025-05-11 04:30", "2025-05-13 04:30", "2025-06-01 00:00", V.MET),
        ("2025-05-11 04:30", "2025-05-13 04:31", "2025-06-01 00:00", V.BREACHED),
        (
            "2025-05-11 04:30",
            "2025-05-13",
            "2025-06-01 00:00",
            V.MET,
        ),  # only the day is known: the day decides
        ("2025-05-11", "2025-05-13 23:59", "2025-06-01 00:00", V.MET),
        ("2025-05-11", "2025-05-14 00:01", "2025-06-01 00:00", V.BREACHED),
        ("2025-05-11", "", "2025-05-13 23:59", V.DUE_SOON),
        ("2025-05-11", "", "2025-05-14 00:00", V.OVERDUE),
        ("", "", "2025-05-14 00:00", V.NOT_STARTED),
        ("", "2025-05-13", "2025-05-14 00:00", V.NOT_STARTED),
    ],
)
def test_the_national_database_is_told_within_48_hours(
    died: str, sent: str, now: str, verdict: Verdict
) -> None:
    happened = {name: text for name, text in (("died", died), ("notice_sent", sent)) if text}
    assert stands(C.NOTIFY_NCMD, times(**happened), now).verdict is verdict


def test_the_panel_is_told_counted_from_awareness_where_that_is_known() -> None:
    known = times(died="2025-05-08 10:00", aware="2025-05-11 10:00", received="2025-05-13 09:00")
    unknown = times(died="2025-05-08 10:00", received="2025-05-13 09:00")
    assert [stands(C.NOTIFY_CDOP, case, "2025-06-01 00:00").verdict for case in (known, unknown)] == [
        V.MET,
        V.BREACHED,
    ]


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        ("2026-02-20 12:00", V.DUE),
        ("2026-02-22 12:00", V.DUE_SOON),
        ("2026-02-28 23:59", V.DUE_SOON),
        ("2026-03-01 00:00", V.OVERDUE),
    ],
)
def test_the_review_meeting_is_due_three_months_after_the_death(now: str, verdict: Verdict) -> None:
    assert stands(C.CDRM, times(died="2025-11-30"), now).verdict is verdict


def test_no_review_meeting_no_limit_for_it_but_one_for_the_panel() -> None:
    case = times(died="2025-05-11", no_meeting="2025-08-01", meeting_settled="2025-08-01")
    assert stands(C.CDRM, case, "2025-09-01 12:00").verdict is V.NOT_APPLICABLE
    assert stands(C.CDOP_AFTER_CDRM, case, "2025-09-01 12:00").due == Due(date(2025, 9, 12))


def test_the_panel_is_due_six_weeks_after_the_later_of_meeting_and_inquest() -> None:
    for first, second in (("2025-08-01", "2025-10-01"), ("2025-10-01", "2025-08-01")):
        case = times(died="2025-05-11", meeting_settled=first, inquest_ended=second)
        assert stands(C.CDOP_AFTER_CDRM, case, "2025-10-02 12:00").due == Due(date(2025, 11, 12))


def hold(reason: HoldReason, started: str = "2025-06-01", ended: str = "") -> Held:
    end = date.fromisoformat(ended) if ended else None
    return Held(reason, Blocks.PANEL, date.fromisoformat(started), end)


def test_the_panel_waits_for_an_open_inquest_and_for_a_themed_meeting() -> None:
    met = {"died": "2025-05-11", "meeting_settled": "2025-08-01"}
    waiting = times(holds=(hold(HoldReason.INQUEST),), **met)
    ended = times(holds=(hold(HoldReason.INQUEST, ended="2025-08-20"),), **met)
    themed = times(holds=(hold(HoldReason.THEMED),), **met)
    found = [stands(C.CDOP_AFTER_CDRM, case, "2025-10-01 12:00").verdict for case in (waiting, ended, themed)]
    assert found == [V.NOT_STARTED, V.OVERDUE, V.NOT_APPLICABLE]


def test_a_serious_incident_is_counted_in_working_days() -> None:
    case = times(died="2026-12-20", incident_known="2026-12-24")
    assert stands(C.SIN, case, "2026-12-27 12:00").due == Due(
        date(2027, 1, 5)
    )  # 29, 30, 31 December, 4, 5 January
    told = times(died="2026-12-20", incident_known="2026-12-24", incident_notified="2027-01-04")
    assert stands(C.RAPID_REVIEW, told, "2027-01-05 12:00").due == Due(date(2027, 1, 25))
    assert stands(C.SIN, times(died="2026-12-20"), "2026-12-27 12:00").verdict is V.NOT_APPLICABLE


def test_the_analysis_is_due_by_the_end_of_the_year_in_which_the_panel_reviewed() -> None:
    case = times("closed", died="2025-05-11", reviewed="2026-03-30", year_end="2026-03-31")
    assert stands(C.NCMD_YEAR_END, case, "2026-04-01 00:00").verdict is V.OVERDUE
    grace = RuleBook({C.NCMD_YEAR_END: [Rule(C.NCMD_YEAR_END, length(23, U.DAYS), date(2026, 1, 1), True)]})
    assert stands(C.NCMD_YEAR_END, case, "2026-04-01 00:00", grace).due == Due(date(2026, 4, 23))


@pytest.mark.parametrize("state", ["out_of_scope", "transferred_out", "closed"])
def test_nothing_is_late_in_a_case_that_has_come_to_an_end(state: str) -> None:
    found = evaluate_all(RuleBook(), times(state, died="2021-05-11"), at("2026-05-11 12:00"))
    assert not [each for each in found if each.verdict.is_waiting]


def test_a_joint_response_that_was_not_triggered_has_no_limits() -> None:
    without = CaseTimes("A", "triage", {E.DIED: on("2025-05-11 04:00")}, jar="no")
    unknown = CaseTimes("A", "triage", {E.DIED: on("2025-05-11 04:00")})
    for code in (C.JAR_PLANNING, C.JAR_VISIT):
        assert stands(code, without, "2025-06-01 00:00").verdict is V.NOT_APPLICABLE
        assert stands(code, unknown, "2025-06-01 00:00").verdict is V.NOT_STARTED
        assert stands(code, times(died="2025-05-11 04:00"), "2025-06-01 00:00").verdict is V.OVERDUE


def test_a_limit_set_later_does_not_judge_what_began_before() -> None:
    """The newest that was in force on the day on which the limit began."""
    own = [
        Rule(C.CDRM, length(2, U.MONTHS), date(2025, 9, 1), True),
        Rule(C.CDRM, length(4, U.MONTHS), date(2025, 6, 1), True),
    ]
    book = RuleBook({C.CDRM: own})
    due = [
        stands(C.CDRM, times(died=died), "2025-12-01 12:00", book).due
        for died in ("2025-05-31", "2025-06-01", "2025-09-01")
    ]
    assert due == [Due(date(2025, 8, 31)), Due(date(2025, 10, 1)), Due(date(2025, 11, 1))]


def test_of_what_waits_the_first_is_next_and_measures_remind_nobody() -> None:
    case = times(died="2025-05-11", received="2025-05-11 10:00", notice_sent="2025-05-12")
    for each in ("jar_planned", "jar_visited"):
        case.happened[Event(each)] = on("2025-05-11")  # type: ignore[index]
    found = next_due(evaluate_waiting(RuleBook(), case, at("2026-01-01 12:00")))
    assert found is not None and (found.limit.code, found.verdict) == (C.CDRM, V.OVERDUE)


def test_nothing_recalled_is_shipped_as_a_duty() -> None:
    duties = [code for code in C if shipped(code).severity is Severity.DUTY]
    assert duties and not [code for code in duties if "recalled" in code.origin or "found" not in code.origin]


def test_every_code_has_a_shipped_length() -> None:
    assert set(LIMITS) == set(C) - {C.FORM_RETURN} and shipped(C.FORM_RETURN).offset == 21
