"""The worklist: what needs somebody, which cases are shown, in which order."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.makers.cases import make_accepted_case, make_case, make_reviewed_case, make_signed_case


def references(client, query: str = "") -> list[str]:
    found = re.findall(
        r'href="/cases/([A-Z0-9]{4}-[A-Z0-9]{4})/"', client.get(f"/cases/{query}").content.decode()
    )
    return list(dict.fromkeys(found))


def needs(client) -> dict[str, int]:
    html = client.get("/cases/").content.decode()
    found = re.findall(r'cdop-needs__number">(\d+)</span> ([a-z0-9 -]+)<', html)
    return {words.strip(): int(number) for number, words in found}


def test_what_needs_somebody_is_counted(client, by) -> None:
    make_case(by)  # notified in 2025 and never checked: late
    make_case(by, notified_at=timezone.now() - timedelta(minutes=5))
    make_accepted_case(by)
    make_reviewed_case(by)
    assert needs(client) == {
        "past a time limit": 4,
        "next step overdue": 1,
        "next step due within 7 days": 1,
        "to be checked": 2,
        "waiting for sign-off": 1,
    }


def test_a_late_case_says_by_how_many_days(client, by) -> None:
    make_case(by, notified_at=datetime.combine(date.today() - timedelta(days=4), datetime.min.time(), UTC))
    assert "3 days late" in client.get("/cases/").content.decode()


def test_no_name_stands_in_the_list(client, by) -> None:
    make_case(by, surname="Unmistakable")
    assert "Unmistakable" not in client.get("/cases/").content.decode()


def test_no_cases_yet_differs_from_no_match(client, by) -> None:
    assert "No cases recorded yet." in client.get("/cases/").content.decode()
    make_case(by)
    html = client.get("/cases/?text=zzzz").content.decode()
    assert "No cases match these filters." in html and "stage=all" in html


def test_only_open_cases_unless_asked(client, by) -> None:
    closed, still_open = make_signed_case(by), make_case(by)
    assert references(client) == [still_open.reference]
    assert references(client, "?stage=closed") == [closed.reference]
    assert set(references(client, "?stage=all")) == {closed.reference, still_open.reference}


def test_each_filter_narrows(client, by) -> None:
    baby = make_case(by, date_of_birth=date(2025, 5, 10), resident_la="E07000117", source_reference="REG-7")
    make_case(by, date_of_birth=date(2015, 1, 1), date_of_death=date(2024, 3, 1))
    for query in (
        "?age_band=0_27d",
        "?area=E07000117",
        "?year=2025",
        "?text=reg-7",
        f"?text={baby.reference}",
    ):
        assert references(client, query) == [baby.reference], query


def test_heads_sort_and_unknown_ones_do_not(client, by) -> None:
    old = make_case(by, date_of_birth=date(2010, 1, 1))
    young = make_case(by, date_of_birth=date(2025, 5, 1))
    assert references(client, "?sort=age") == [young.reference, old.reference]
    assert references(client, "?sort=-age") == [old.reference, young.reference]
    assert len(references(client, "?sort=panel__name")) == 2


@pytest.mark.parametrize(
    "query", ("?stage=nonsense", "?year=9", "?page=zz", "?area=%27", "?text=" + "x" * 99)
)
def test_nonsense_in_the_address_is_no_fault(client, by, query: str) -> None:
    make_case(by)
    assert client.get(f"/cases/{query}").status_code == 200


def test_pages_hold_25_and_keep_the_filters(client, by) -> None:
    for _ in range(26):
        make_case(by)
    html = client.get("/cases/?age_band=1_4").content.decode()
    assert "Cases 1 to 25 of 26" in html and "?age_band=1_4&amp;page=2" in html
    assert len(references(client, "?page=2")) == 1


def test_thirty_cases_cost_no_more_queries_than_three(client, by) -> None:
    def cost() -> int:
        client.get("/cases/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/cases/")
        return sum("SAVEPOINT" not in query["sql"] for query in queries.captured_queries)

    for _ in range(3):
        make_case(by)
    few = cost()
    for _ in range(27):
        make_case(by)
    assert cost() == few <= 10


def test_another_panels_cases_are_not_listed(client, stranger) -> None:
    make_case(stranger)
    assert references(client, "?stage=all") == []
