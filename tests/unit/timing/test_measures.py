"""How timely: each measure over cases made by hand, whose outcomes were worked out on paper."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from cdop.core.refusals import NotAllowed
from cdop.dataset.codelists import Blocks, HoldReason
from cdop.timing.measures import MEASURES, Share, measure, returned_in_time, share
from cdop.timing.queries import timeliness
from cdop.timing.times import CaseTimes, Event, Happened, Held
from tests.makers.cases import make_accepted_case, make_case, make_reviewed_case
from tests.makers.panels import make_actor
from tests.makers.timing import make_hold, make_notice

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 1, 12, tzinfo=LONDON)
BY_KEY = {one.key: one for one in MEASURES}


def case(
    name: str, state: str = "info_gathering", holds: tuple[Held, ...] = (), **happened: str
) -> CaseTimes:
    found = {}
    for event, text in happened.items():
        moment = datetime.fromisoformat(text).replace(tzinfo=LONDON)
        found[Event[event.upper()]] = Happened.moment(moment) if " " in text else Happened(moment.date())
    return CaseTimes(name, state, found, holds)


def outcome(key: str, *cases: CaseTimes) -> tuple[int, int, tuple[str, ...], int, int, int]:
    """In time, of, late, unknown, running, left out."""
    found = share(BY_KEY[key], cases, NOW)
    return found.in_time, found.of, found.late, found.unknown, found.running, found.left_out


def test_notified_within_24_and_48_hours() -> None:
    cases = (
        case("A", died="2025-05-11 04:30", received="2025-05-12 04:30"),
        case("B", died="2025-05-11 04:30", received="2025-05-12 04:31"),
        case("C", died="2025-05-11 04:30", received="2025-05-13 04:31"),
        case("D", died="2025-05-11", received="2025-05-13 23:00"),  # time not known: two calendar days
        case("E", died="2025-05-11", received="2025-05-14 00:10"),
        case("F", received="2025-05-14 00:10"),
    )
    assert outcome("notified_24h", *cases) == (1, 5, ("B", "C", "D", "E"), 1, 0, 0)
    assert outcome("notified_48h", *cases) == (3, 5, ("C", "E"), 1, 0, 0)


def test_the_national_database_is_counted_from_the_death() -> None:
    cases = (
        case("A", died="2025-05-11 04:30", received="2025-05-20 09:00", notice_sent="2025-05-20 10:00"),
        case("B", died="2025-05-11 04:30", notice_sent="2025-05-13 04:00"),
        case("C", died="2025-05-11 04:30"),  # never sent: late
        case("D", died="2026-02-28 20:00"),  # not due yet
        case("E", "closed", died="2021-05-11"),  # of an earlier register: nothing was kept
    )
    assert outcome("notify_ncmd", *cases) == (1, 3, ("A", "C"), 1, 1, 0)


def test_the_review_meeting_leaves_out_cases_that_had_none() -> None:
    cases = (
        case("A", died="2025-11-30", meeting="2026-02-28"),
        case("B", died="2025-05-11", meeting="2025-08-12"),
        case("C", died="2025-05-11", no_meeting="2025-08-12"),
        case("D", died="2026-01-11"),
        case("E", died="2025-05-11"),
    )
    assert outcome("review_meeting", *cases) == (1, 3, ("B", "E"), 0, 1, 1)


def test_the_panel_leaves_out_themed_and_unreviewed_cases() -> None:
    themed = Held(HoldReason.THEMED, Blocks.PANEL, date(2025, 8, 2))
    cases = (
        case("A", meeting_settled="2025-08-01", reviewed="2025-09-12"),  # 42 days
        case("B", meeting_settled="2025-08-01", reviewed="2025-09-13"),
        case("C", meeting_settled="2025-08-01", inquest_ended="2025-12-01", reviewed="2026-01-12"),
        case("D", holds=(themed,), meeting_settled="2025-08-01", reviewed="2026-01-12"),
        case("E", meeting_settled="2025-08-01"),
        case("F", reviewed="2025-09-13"),
    )
    assert outcome("panel", *cases) == (2, 3, ("B",), 1, 0, 2)


def test_six_and_twelve_months() -> None:
    cases = (
        case("A", died="2025-08-31", reviewed="2026-02-28"),
        case("B", died="2025-02-01", reviewed="2026-01-31"),
        case("C", died="2025-02-28"),  # a year ends on 28 February 2026, the day before
        case("D", died="2025-10-01"),
    )
    assert outcome("six_months", *cases) == (1, 3, ("B", "C"), 0, 1, 0)
    assert outcome("twelve_months", *cases) == (2, 3, ("C",), 0, 1, 0)


def test_days_to_review_with_holds_and_without() -> None:
    """100, 200 and 400 days; of the 200, forty were on hold twice over, and ten more before the review: 50."""
    holds = (
        Held(HoldReason.INQUEST, Blocks.PANEL, date(2025, 2, 1), date(2025, 3, 13)),
        Held(HoldReason.CRIMINAL, Blocks.PANEL, date(2025, 2, 1), date(2025, 3, 13)),
        Held(
            HoldReason.FAMILY, Blocks.NONE, date(2025, 7, 10), date(2025, 7, 30)
        ),  # ten of them after the review
    )
    found = measure(
        [
            case("A", died="2025-01-01", reviewed="2025-04-11"),
            case("B", holds=holds, died="2025-01-01", reviewed="2025-07-20"),
            case("C", died="2025-01-01", reviewed="2026-02-05"),
            case("D", died="2025-01-01"),
            case("E", "out_of_scope", died="2025-01-01", reviewed="2025-01-02"),
        ],
        NOW,
        NOW.date(),
    )
    assert (found.cases, found.reviewed, found.days.median) == (4, 3, 200)
    assert found.days.quartiles == (150, 200, 300) and found.days_without_holds.median == 150


def test_one_case_has_no_quartiles() -> None:
    found = measure([case("A", died="2025-01-01", reviewed="2025-04-11")], NOW, NOW.date())
    assert (found.days.number, found.days.median) == (1, None)


def test_forms_on_time_count_each_request() -> None:
    due = date(2026, 2, 1)
    requests = [
        ("A", due, due),
        ("B", due, date(2026, 2, 2)),
        ("C", due, None),
        ("D", date(2026, 3, 1), None),
    ]
    found = returned_in_time(requests, date(2026, 3, 1))
    assert (found.in_time, found.of, found.late, found.running) == (1, 3, ("B", "C"), 1)


def test_the_panels_own_numbers(scope, office) -> None:
    told = make_accepted_case(office)
    make_notice(office, told)
    late = make_accepted_case(office)
    make_hold(office, make_reviewed_case(office, reviewed_on=date(2025, 8, 1)), ended_on=date(2025, 6, 11))
    make_reviewed_case(office, reviewed_on=date(2025, 11, 20))
    make_case(office, date_of_death=date(2024, 5, 11))
    found = timeliness(office, date(2025, 4, 1), date(2026, 3, 31), now=NOW)
    by_key: dict[str, Share] = {one.key: one for one in found.shares}
    assert (found.cases, found.reviewed) == (4, 2)
    assert by_key["notify_ncmd"].in_time == 1 and late.reference in by_key["notify_ncmd"].late
    assert (by_key["review_meeting"].in_time, by_key["review_meeting"].of) == (1, 4)
    assert (by_key["six_months"].in_time, by_key["six_months"].of) == (1, 4)
    assert found.days.median == 137.5 and found.days_without_holds.median == 132.5


def test_who_sees_no_exact_figures_sees_none_of_these(scope, panel) -> None:
    with pytest.raises(NotAllowed):
        timeliness(make_actor(panel, "analyst"), date(2025, 4, 1), date(2026, 3, 31))


def test_forms_are_passed_in(scope, office) -> None:
    found = timeliness(
        office, date(2025, 4, 1), date(2026, 3, 31), forms=[("A", date(2026, 1, 1), None)], now=NOW
    )
    assert found.shares[-1].late == ("A",)
