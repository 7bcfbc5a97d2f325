"""The dates of a case: limits, holds, days, sendings; placed, changed and taken back on the pages."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cdop.timing import queries
from tests.makers.cases import make_accepted_case, make_case, make_signed_case
from tests.makers.panels import scope_of
from tests.makers.timing import make_hold, make_notice

PAGES = ("", "hold/", "day/inquest_ended/", "sent/notification/")


def at(case: Any, page: str = "") -> str:
    return f"/timing/case/{case.reference}/{page}"


def boxes(name: str, on: date) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def shown(client: Client, address: str, data: Any = None) -> str:
    answer = client.get(address) if data is None else client.post(address, data, follow=True)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def hold_typed(**changes: str) -> dict[str, str]:
    typed = {
        "reason": "inquest",
        "blocks": "usual",
        "note": "",
        "contact": "",
        **boxes("started_on", date(2025, 6, 1)),
    }
    return {**typed, **changes}


def test_limits_say_what_is_due_and_how_sure_the_rule_is(client, by) -> None:
    html = shown(client, at(make_accepted_case(by, time_of_death=time(4, 30))))
    assert "Review meeting" not in html.split("<title>")[0]
    assert "11 August 2025" in html and "Overdue" in html and "3 months from the death" in html
    assert "As shipped: recalled, not checked" in html
    assert "No joint agency response was triggered." in html


def test_a_case_without_holds_says_so(client, by) -> None:
    assert "No holds recorded yet." in shown(client, at(make_accepted_case(by)))


def test_a_day_of_death_that_is_not_known_is_told_apart(client, by) -> None:
    html = shown(client, at(make_case(by, date_of_death=None)))
    assert "The day of death is not recorded" in html and "<svg" not in html


def test_a_hold_is_placed_with_what_usually_waits(client, by) -> None:
    case = make_accepted_case(by)
    html = shown(client, at(case, "hold/"), hold_typed(note="Opened by the coroner."))
    assert "Inquest open" in html and "The panel" in html and "Opened by the coroner." in html
    assert "were on hold, which leaves 21." in html  # from 11 May to 1 June


def test_a_hold_that_is_past_its_expected_end_asks_for_attention(client, by) -> None:
    case = make_accepted_case(by)
    make_hold(by, case, expected_end=date(2025, 7, 1))
    html = shown(client, at(case))
    assert "Ask again" in html and "past its expected end" in html


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": ""}, "Choose the reason for the hold"),
        ({"started_on_month": "13"}, "must be a real date"),
        ({"started_on_year": "2999"}, "or earlier"),
        (boxes("expected_end", date(2025, 5, 1)), "cannot be expected to end on 1 May 2025"),
    ],
)
def test_bad_input_is_said_and_what_was_typed_stays(client, by, changes, sentence) -> None:
    case = make_accepted_case(by)
    html = shown(client, at(case, "hold/"), hold_typed(note="Kept as typed.", **changes))
    assert sentence in html and "Kept as typed." in html and "There is a problem" in html
    with scope_of(by):
        assert queries.holds_of(case, by=by) == []


def test_a_hold_is_changed_and_ended(client, by) -> None:
    case = make_accepted_case(by)
    hold = make_hold(by, case, contact="Unmistakable Officer")
    page = shown(client, at(case, f"hold/{hold.pk}/"))
    assert "Unmistakable Officer" in page
    assert "Unmistakable" not in shown(client, at(case))
    changed = hold_typed(blocks="review_meeting", contact="Unmistakable Officer", version="1")
    assert "The review meeting" in shown(client, at(case, f"hold/{hold.pk}/"), changed)
    html = shown(client, at(case, f"hold/{hold.pk}/end/"), boxes("on", date(2025, 7, 1)))
    assert "Ended" in html and "30 days" in html


def test_two_people_changing_one_hold_lose_nothing(client, by) -> None:
    case = make_accepted_case(by)
    hold = make_hold(by, case)
    address = at(case, f"hold/{hold.pk}/")
    shown(client, address, hold_typed(note="The first.", version="1"))
    html = shown(client, address, hold_typed(note="The second.", version="1"))
    assert "What is saved now" in html and "The first." in html and "The second." in html
    assert "The second." in shown(client, address, hold_typed(note="The second.", version="2"))


def test_a_day_is_recorded_and_taken_back(client, by) -> None:
    case = make_accepted_case(by)
    page = at(case, "day/inquest_ended/")
    assert "Take the day back" not in shown(client, page)
    assert "1 September 2025" in shown(client, page, boxes("on", date(2025, 9, 1)))
    assert "Take the day back" in shown(client, page)
    assert "1 September 2025" not in shown(client, f"{page}take-back/", {})
    assert "before the child died" in shown(client, page, boxes("on", date(2025, 5, 1)))


def test_a_sending_is_recorded_and_withdrawn(client, by) -> None:
    case = make_accepted_case(by)
    typed = {**boxes("sent_on", date(2025, 5, 12)), "sent_time": "14:05", "national_id": "N123"}
    html = shown(client, at(case, "sent/notification/"), typed)
    assert "Notification sent on 12 May 2025, 14:05, number N123" in html and "Done in time" in html
    with scope_of(by):
        number = queries.notices_of(case, by=by)[0].pk
    assert "N123" not in shown(client, at(case, f"sent/{number}/withdraw/"), {})
    assert client.get(at(case, "sent/postcard/")).status_code == 404


def test_what_a_chair_sees_and_may_not_do(person, by) -> None:
    case = make_accepted_case(by)
    hold = make_hold(by, case)
    browser, _ = person("chair")
    html = shown(browser, at(case))
    assert "Inquest open" in html and "Place a hold" not in html and "Record that" not in html
    for page in ("hold/", f"hold/{hold.pk}/", f"hold/{hold.pk}/end/", "day/inquest_ended/", "sent/analysis/"):
        assert browser.get(at(case, page)).status_code == 403
        assert browser.post(at(case, page)).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_another_panels_case_is_not_there(client, stranger, page: str) -> None:
    assert client.get(at(make_accepted_case(stranger), page)).status_code == 404


def test_another_cases_hold_and_sending_are_not_there(client, by) -> None:
    one, other = make_accepted_case(by), make_accepted_case(by)
    hold, sent = make_hold(by, other), make_notice(by, other)
    assert client.get(at(one, f"hold/{hold.pk}/")).status_code == 404
    assert client.post(at(one, f"sent/{sent.pk}/withdraw/")).status_code == 404


def test_a_closed_case_refuses_a_hold_and_keeps_what_was_typed(client, by) -> None:
    html = shown(client, at(make_signed_case(by), "hold/"), hold_typed(note="Kept as typed."))
    assert "nothing can keep it waiting" in html and "Kept as typed." in html


def test_the_page_costs_the_same_with_many_holds_as_with_one(client, by) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            shown(client, at(case))
        return sum("SAVEPOINT" not in query["sql"] for query in seen.captured_queries)

    case = make_accepted_case(by)
    make_hold(by, case)
    shown(client, at(case))
    one = asked()
    for _ in range(12):
        make_hold(by, case)
        make_notice(by, case)
    assert asked() == one <= 10
